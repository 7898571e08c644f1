// A key at a remote signing service: asked now, confirmed by the signer on the phone, collected later.
import { systemClock, type Clock, type Instant } from '../../kernel/index.ts';
import { algorithms, digests } from '../algorithms.ts';
import { keyRefusal, keyRefusalWords } from '../keys.ts';
import type { SignatureAlgorithm, ToBeSigned } from '../ports.ts';
import type { Certificate } from '../x509/index.ts';
import { confirmed } from './answers.ts';
import { checkValidity } from './chain.ts';
import type { AuthenticationAnswer } from './csc/body.ts';
import type { CscClient, Signed } from './csc/client.ts';
import { signAlgorithmOf, type AuthenticationObject, type Credential } from './csc/credential.ts';
import type { CredentialScope } from './csc/oauth.ts';
import { deviceFault } from './faults.ts';
import { collect, type LaterDevice, type Patience } from './later.ts';
import { defaultAlgorithm } from './local.ts';
import { questionFrom, storedQuestion, type StoredQuestion } from './stored-question.ts';

/** Which credential of which service, how its signer proves who they are, and how long to wait (milliseconds). */
export interface CscDeviceOptions {
  readonly client: CscClient;
  readonly credentialId: string;
  /**
   * What the signer gives for these authentication objects (PIN, code); values are wiped after use.
   * `[]` or objects without values where the phone asks. `undefined` cancels.
   */
  readonly authenticate: (
    objects: readonly AuthenticationObject[],
    count: number,
  ) => Promise<readonly AuthenticationAnswer[] | undefined>;
  /**
   * For credentials of mode `oauth2code`: the access token of scope `credential` that `exchangeCode` gave after the
   * signer permitted exactly these digests in the browser (`authorizationRequest`). `undefined` cancels.
   */
  readonly permit?: (scope: CredentialScope) => Promise<string | undefined>;
  /** How RSA keys pad: PKCS#1 v1.5 unless asked for PSS. */
  readonly rsa?: 'pkcs1' | 'pss';
  /** How long a question stays open; default 4 minutes. */
  readonly patienceMs?: number;
  readonly clock?: Clock;
  readonly sleep?: Patience['sleep'];
}

/** JSON. Handles and request ids are useless without the access token; permissions (SAD), PINs and codes are not in it. */
export interface CscPending {
  readonly kind: 'csc';
  readonly service: string;
  readonly credentialId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly questions: readonly StoredQuestion[];
  /** When the question expires. */
  readonly until: Instant;
  readonly step:
    | { readonly at: 'confirming'; readonly handle: string }
    | { readonly at: 'signing'; readonly requestId: string }
    /** Signature values in base64, as the service gave them. */
    | { readonly at: 'signed'; readonly values: readonly string[] };
}

/** A key at a remote signing service: `begin` asks, the signer confirms on the phone, `poll` collects. */
export interface CscDevice extends LaterDevice<CscPending> {
  readonly certificate: Certificate;
  readonly credential: Credential;
}

const POLL_MS = 2000;

/**
 * Asks the service once for the credential and what it can do.
 * @throws Fault `device.credentialUnusable`, `device.keyRefused`, `device.expired`, `device.notYetValid`,
 * `device.algorithmMismatch` and those of the client. `begin`: `device.tooManySignatures`, `device.cancelled`,
 * `device.wrongPin`, `device.wrongCode`, `device.authenticationRefused`, `device.pinLocked`. `poll`:
 * `device.confirmationRefused`, `device.confirmationExpired`, `device.authorizationSpent`, `device.signatureMismatch`
 *
 * @example
 * ```ts
 * const device = await openCsc({ client, credentialId: 'gv-001', authenticate: async () => [] });
 * console.log(device.answers, device.credential.multisign); // → later 20
 * ```
 */
export async function openCsc(options: CscDeviceOptions): Promise<CscDevice> {
  const { client, clock = systemClock, patienceMs = 240_000 } = options;
  const { asynchronous } = await client.info();
  const credential = await client.credential(options.credentialId);
  const { chain, certificate } = credential;
  const algorithm = algorithmOf(credential, options.rsa);
  const named = signAlgorithmOf(credential, algorithm);

  const order = (questions: readonly StoredQuestion[]) => ({
    credentialId: credential.id,
    hashes: questions.map(({ digest }) => digest),
    digest: algorithms[algorithm].digest,
  });
  const signWith = async (sad: string, questions: readonly StoredQuestion[], until: Instant) => {
    const laterWithinMs = Math.max(until - clock.now(), POLL_MS);
    return stepOf(
      await client.signHash({
        ...order(questions),
        ...named,
        sad,
        ...(asynchronous && { laterWithinMs }),
      }),
    );
  };

  /** Mode `explicit`: the signer gives PIN or code here, or confirms on the phone. */
  const authorized = async (questions: readonly StoredQuestion[], until: Instant) => {
    const answers = await options.authenticate(credential.objects, questions.length);
    if (answers === undefined) throw deviceFault('device.cancelled');
    try {
      const granted = await client.authorize(order(questions), questions.length, answers);
      return granted.state === 'confirming'
        ? ({ at: 'confirming', handle: granted.handle } as const)
        : await signWith(granted.sad, questions, until);
    } finally {
      for (const { value } of answers) value?.fill(0);
    }
  };

  /** Mode `oauth2code`: the token of the browser's visit is the permission (§13.7). */
  const permitted = async (questions: readonly StoredQuestion[], until: Instant) => {
    const token = await options.permit?.({
      credentialId: credential.id,
      digests: questions.map(({ digest }) => Buffer.from(digest, 'base64')),
      hashAlgorithmOid: digests[algorithms[algorithm].digest].oid,
    });
    if (token === undefined) throw deviceFault('device.cancelled');
    return signWith(token, questions, until);
  };

  const begin = async (items: readonly ToBeSigned[]): Promise<CscPending> => {
    checkCount(credential, items.length);
    checkValidity(certificate, clock.now());
    const questions = items.map(storedQuestion);
    const until = (clock.now() + patienceMs) as Instant;
    const about = { kind: 'csc', service: client.service, credentialId: credential.id, algorithm } as const;
    const step = await (credential.mode === 'oauth2code' ? permitted : authorized)(questions, until);
    return { ...about, questions, until, step };
  };

  /** One look. The permission that a confirmation gives is used at once and never becomes part of what is pending. */
  const advance = async ({ step, questions, until }: CscPending): Promise<CscPending['step']> => {
    if (step.at === 'signed') return step;
    if (clock.now() >= until) throw deviceFault('device.confirmationExpired');
    if (step.at === 'signing') return stepOf(await client.signPolling(step.requestId));
    const granted = await client.authorizeCheck(step.handle);
    return granted.state === 'confirming'
      ? { at: 'confirming', handle: granted.handle }
      : signWith(granted.sad, questions, until);
  };

  const poll: CscDevice['poll'] = async (pending) => {
    checkSame(pending, client.service, credential.id);
    const step = await advance(pending);
    const next = { ...pending, step };
    if (step.at !== 'signed') return { state: 'waiting', pending: next, askAgainInMs: POLL_MS };
    const values = step.values.map((value) => Buffer.from(value, 'base64'));
    const answerer = { chain, algorithm: pending.algorithm };
    return {
      state: 'answered',
      signatures: confirmed(answerer, pending.questions.map(questionFrom), values),
    };
  };

  return {
    certificate,
    credential,
    chain,
    algorithm,
    answers: 'later',
    limit: credential.multisign,
    begin,
    poll,
    sign: async (items) =>
      items.length === 0
        ? []
        : collect({ poll }, await begin(items), {
            limitMs: patienceMs,
            clock,
            ...(options.sleep && { sleep: options.sleep }),
          }),
  };
}

function algorithmOf({ certificate }: Credential, rsa: CscDeviceOptions['rsa']): SignatureAlgorithm {
  const key = certificate.publicKey();
  const refusal = key ? keyRefusal(key) : 'keyType';
  if (!key || refusal)
    throw deviceFault('device.keyRefused', { reason: keyRefusalWords[refusal ?? 'keyType'] });
  const usual = defaultAlgorithm(key);
  return rsa === 'pss' && usual === 'rsa-pkcs1-sha256' ? 'rsa-pss-sha256' : usual;
}

function checkCount({ multisign }: Credential, asked: number): void {
  if (asked < 1 || asked > multisign)
    throw deviceFault('device.tooManySignatures', { asked, limit: multisign });
}

/** What is pending somewhere else cannot be polled here. */
function checkSame({ service, credentialId }: CscPending, ownService: string, own: string): void {
  if (service !== ownService || credentialId !== own)
    throw deviceFault('device.credentialUnusable', { credential: credentialId, reason: 'otherService' });
}

const stepOf = (signed: Signed): CscPending['step'] =>
  signed.state === 'signed'
    ? { at: 'signed', values: signed.signatures }
    : { at: 'signing', requestId: signed.requestId };
