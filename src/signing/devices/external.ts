// A key that this program cannot reach: the digest goes out as JSON, the signature value comes back.
// So sign USB tokens behind an agent on the signer's own computer, and offices that sign from a file.
import { algorithms } from '../algorithms.ts';
import { keyRefusal, keyRefusalWords } from '../keys.ts';
import type { DigestAlgorithm, SignatureAlgorithm, SigningDevice, ToBeSigned } from '../ports.ts';
import { certificateOf, confirmed, type Answerer } from './answers.ts';
import { deviceFault } from './faults.ts';
import { defaultAlgorithm } from './local.ts';
import { storedQuestion, type StoredQuestion } from './stored-question.ts';

/** Whose signature an external device expects. */
export interface ExternalIdentity {
  /** DER certificates, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  /** Left out: RSA PKCS#1 v1.5 with SHA-256, or ECDSA with the digest of the curve. */
  readonly algorithm?: SignatureAlgorithm;
}

/** JSON for whoever holds the key. An agent signs `digest` as it is, or hashes `bytes` itself; never both. */
export interface ExternalQuestion {
  readonly kind: 'external';
  readonly algorithm: SignatureAlgorithm;
  readonly digestAlgorithm: DigestAlgorithm;
  /** The signer's certificate, DER in base64, by which an agent finds the key. */
  readonly certificate: string;
  readonly items: readonly StoredQuestion[];
}

/** Base64, or bytes; ECDSA as DER or as r‖s. */
export type ExternalValue = string | Uint8Array;

/** A device whose answers somebody else brings: `ask` makes the question, `accept` checks what came back. */
export interface ExternalDevice extends SigningDevice {
  readonly answers: 'later';
  readonly ask: (items: readonly ToBeSigned[]) => ExternalQuestion;
  /**
   * `items` come from one's own store, not from what the agent sent back: a changed question must not be believed.
   * @throws Fault `device.answerCount`, `device.signatureMismatch`, `device.hashedTwice`, `device.otherDigest`
   */
  readonly accept: (items: readonly ToBeSigned[], values: readonly ExternalValue[]) => Buffer[];
}

/**
 * A key that this program cannot reach: the question goes out as JSON, the signature value comes back.
 * `deliver` carries a question to the signer and brings the values back, for those who can wait for it in one go;
 * without it `sign` cancels, and `ask` and `accept` are used.
 * @throws Fault `device.certificateMismatch`, `device.keyRefused`
 *
 * @example
 * ```ts
 * const device = externalDevice({ chain: signer.chain });
 * const question = device.ask([prepared.toBeSigned]);
 * // The agent signs question.items[0].digest with the key of question.certificate and sends back base64.
 * const answer = agentSigns(JSON.stringify(question));
 * const [signature] = device.accept([prepared.toBeSigned], [answer]);
 * console.log(signature!.length); // → 256
 * ```
 */
export function externalDevice(
  { chain, algorithm: wanted }: ExternalIdentity,
  deliver?: (question: ExternalQuestion) => Promise<readonly ExternalValue[]>,
): ExternalDevice {
  const answerer: Answerer = { chain, algorithm: wanted ?? usualAlgorithm(chain) };
  const { algorithm } = answerer;
  const certificate = Buffer.from(certificateOf(answerer).der).toString('base64');
  const ask: ExternalDevice['ask'] = (items) => ({
    kind: 'external',
    algorithm,
    digestAlgorithm: algorithms[algorithm].digest,
    certificate,
    items: items.map(storedQuestion),
  });
  const accept: ExternalDevice['accept'] = (items, values) => confirmed(answerer, items, values.map(octets));
  return {
    chain,
    algorithm,
    answers: 'later',
    ask,
    accept,
    sign: async (items) => {
      if (!deliver) throw deviceFault('device.cancelled');
      return accept(items, await deliver(ask(items)));
    },
  };
}

function usualAlgorithm(chain: readonly Uint8Array[]): SignatureAlgorithm {
  const key = certificateOf({ chain }).publicKey();
  const refusal = key ? keyRefusal(key) : 'keyType';
  if (!key || refusal)
    throw deviceFault('device.keyRefused', { reason: keyRefusalWords[refusal ?? 'keyType'] });
  return defaultAlgorithm(key);
}

const octets = (value: ExternalValue): Uint8Array =>
  typeof value === 'string' ? Buffer.from(value, 'base64') : value;
