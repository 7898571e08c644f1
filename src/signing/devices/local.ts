// A private key in this process. KeyObjects can be posted to worker threads, so a worker needs only these three.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { DerError } from '../der/index.ts';
import { fits, keyRefusal, keyRefusalWords, signWith } from '../keys.ts';
import type { LocalDevice, SignatureAlgorithm } from '../ports.ts';
import { parseCertificate } from '../x509/index.ts';
import { deviceFault } from './faults.ts';

/** A private key with its certificates, the signer's own first. */
export interface LocalIdentity {
  readonly key: KeyObject;
  /** DER certificates, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  /** Left out: `defaultAlgorithm(key)`. */
  readonly algorithm?: SignatureAlgorithm;
}

/** A device together with what a worker thread needs to make the same one with `localDevice`. */
export interface KeyDevice extends LocalDevice {
  readonly key: KeyObject;
}

/**
 * A device around a private key of this process, e.g. a `KeyObject` from a key store of one's own.
 * @throws Fault `device.keyRefused`, `device.algorithmMismatch`, `device.certificateMismatch`
 */
export function localDevice({ key, chain, algorithm = defaultAlgorithm(key) }: LocalIdentity): KeyDevice {
  const refusal = key.type === 'private' ? keyRefusal(key) : 'keyType';
  if (refusal) throw deviceFault('device.keyRefused', { reason: keyRefusalWords[refusal] });
  if (!fits(key, algorithm)) throw deviceFault('device.algorithmMismatch', { algorithm });
  const [leaf] = chain;
  if (!leaf || !belongsTo(key, leaf)) throw deviceFault('device.certificateMismatch');
  const signSync: LocalDevice['signSync'] = ({ bytes }) => signWith(key, algorithm, bytes);
  return {
    key,
    chain,
    algorithm,
    answers: 'atOnce',
    signSync,
    sign: (items) => Promise.resolve(items.map(signSync)),
  };
}

/** What a key signs with unless told otherwise: RSA PKCS#1 v1.5 SHA-256, ECDSA with the curve's digest. */
export function defaultAlgorithm(key: KeyObject): SignatureAlgorithm {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve)
    return curve === 'secp384r1' ? 'ecdsa-sha384' : curve === 'secp521r1' ? 'ecdsa-sha512' : 'ecdsa-sha256';
  return key.asymmetricKeyType === 'rsa-pss' ? 'rsa-pss-sha256' : 'rsa-pkcs1-sha256';
}

/** Whether the certificate certifies this key. False for bytes that are not a certificate. */
export function belongsTo(key: KeyObject, certificate: Uint8Array): boolean {
  try {
    return parseCertificate(certificate).publicKey()?.equals(createPublicKey(key)) ?? false;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
