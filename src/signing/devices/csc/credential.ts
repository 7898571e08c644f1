// A remote credential: certificate, key and the ways to authorise it (CSC API v2.0 §11.4, §11.5).
import type { SignatureAlgorithm } from '../../ports.ts';
import { algorithms, oids } from '../../algorithms.ts';
import { children, encoding, readDer } from '../../der/index.ts';
import { parseCertificate, type Certificate } from '../../x509/index.ts';
import { deviceFault } from '../faults.ts';
import {
  countOf,
  isObject,
  objectOf,
  optionalText,
  textOf,
  textsOf,
  unexpected,
  type JsonObject,
} from './answer.ts';

/** What a remote credential asks of its signer: a PIN, a one-time code, a confirmation (CSC API v2.0 §11.5). */
export interface AuthenticationObject {
  readonly id: string;
  /** `Password`, `ChallengeResponse`, … */
  readonly type: string;
  readonly label: string;
}

/** A remote credential: its certificates, what it can do and how its signer is asked (CSC API v2.0 §11.5). */
export interface Credential {
  readonly id: string;
  /** DER, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  readonly certificate: Certificate;
  /** Object identifiers the key signs with. */
  readonly keyAlgorithms: readonly string[];
  readonly mode: 'explicit' | 'oauth2code';
  /** What the signer is asked for, where the mode is explicit. */
  readonly objects: readonly AuthenticationObject[];
  /** 2: the permission is bound to the hashes. */
  readonly scal: 1 | 2;
  /** How many signatures one permission covers at most. */
  readonly multisign: number;
}

/** @throws Fault `device.remoteUnexpected`, `device.credentialUnusable` */
export function credentialFrom(id: string, content: JsonObject): Credential {
  const key = objectOf(content, 'key');
  const cert = objectOf(content, 'cert');
  const auth = objectOf(content, 'auth');
  checkUsable(id, textOf(key, 'status'), optionalText(cert, 'status') ?? 'valid');
  const chain = textsOf(cert, 'certificates').map((text) => Buffer.from(text, 'base64'));
  const mode = textOf(auth, 'mode');
  // Version 1 services say `implicit` for confirmation by means of their own.
  if (!['explicit', 'implicit', 'oauth2code'].includes(mode)) throw unexpected('mode');
  return {
    id,
    chain,
    certificate: readCertificate(chain[0]),
    keyAlgorithms: textsOf(key, 'algo'),
    mode: mode === 'oauth2code' ? mode : 'explicit',
    objects: objectsOf(auth),
    scal: content.SCAL === '2' ? 2 : 1,
    multisign: countOf(content, 'multisign', 1),
  };
}

/** How to name the algorithm to the service; RSA-PSS parameters go along in base64. @throws `device.algorithmMismatch` */
export function signAlgorithmOf(
  { keyAlgorithms }: Pick<Credential, 'keyAlgorithms'>,
  algorithm: SignatureAlgorithm,
): { readonly signAlgo: string; readonly signAlgoParams?: string } {
  const row = algorithms[algorithm];
  if (row.scheme === 'pss' && keyAlgorithms.includes(oids.rsaPss)) {
    const [, parameters] = children(readDer(row.inCertificates));
    if (!parameters) throw new TypeError('RSA-PSS has parameters');
    const signAlgoParams = Buffer.from(encoding(parameters)).toString('base64');
    return { signAlgo: oids.rsaPss, signAlgoParams };
  }
  const plain = row.scheme === 'pkcs1' ? oids.rsaEncryption : row.oid;
  const signAlgo = [row.oid, plain].find((each) => keyAlgorithms.includes(each));
  if (row.scheme === 'pss' || signAlgo === undefined)
    throw deviceFault('device.algorithmMismatch', { algorithm });
  return { signAlgo };
}

function checkUsable(credential: string, key: string, certificate: string): void {
  const reason = key !== 'enabled' ? 'disabled' : certificate;
  if (reason === 'valid') return;
  if (!['disabled', 'expired', 'revoked', 'suspended'].includes(reason)) throw unexpected('status');
  throw deviceFault('device.credentialUnusable', { credential, reason });
}

function readCertificate(der: Uint8Array | undefined): Certificate {
  if (!der) throw unexpected('certificates');
  try {
    return parseCertificate(der);
  } catch {
    throw unexpected('certificates');
  }
}

function objectsOf(auth: JsonObject): readonly AuthenticationObject[] {
  const listed: unknown = auth.objects ?? [];
  if (!Array.isArray(listed) || !listed.every(isObject)) throw unexpected('objects');
  return listed.map((each) => ({
    id: textOf(each, 'id'),
    type: optionalText(each, 'type') ?? 'Password',
    label: optionalText(each, 'label') ?? textOf(each, 'id'),
  }));
}
