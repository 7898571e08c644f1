// Raw signing and checking with node:crypto, and which keys are strong enough.
import { sign, verify, type KeyObject } from 'node:crypto';
import { algorithms } from './algorithms.ts';
import type { SignatureAlgorithm } from './ports.ts';

export type KeyRefusal = 'keyType' | 'rsaTooShort' | 'rsaExponent' | 'curve';

/** In both languages. */
export const keyRefusalWords: Readonly<Record<KeyRefusal, string>> = {
  keyType: 'loại khoá không dùng được / kind of key',
  rsaTooShort: 'RSA ngắn hơn 2048 bit / RSA shorter than 2048 bits',
  rsaExponent: 'số mũ RSA không an toàn / RSA exponent',
  curve: 'đường cong không dùng được / curve',
};

/** Undefined when the key may be used; otherwise why not (TT 15/2025 annex I: RSA ≥ 2048, ECDSA ≥ 256). */
export function keyRefusal(key: KeyObject): KeyRefusal | undefined {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType;
  if (type === 'ec') return namedCurve in integerOctets ? undefined : 'curve';
  if (type !== 'rsa' && type !== 'rsa-pss') return 'keyType';
  if (modulusLength < 2048) return 'rsaTooShort';
  return publicExponent < 3n || publicExponent % 2n === 0n ? 'rsaExponent' : undefined;
}

/** Whether this kind of key can make this kind of signature. */
export function fits(key: KeyObject, algorithm: SignatureAlgorithm): boolean {
  const row = algorithms[algorithm];
  if (key.asymmetricKeyType === 'rsa-pss') return row.scheme === 'pss';
  return key.asymmetricKeyType === row.key;
}

/** The most octets a signature value takes: exact for RSA, for ECDSA the longest Ecdsa-Sig-Value (RFC 3279 §2.2.3). */
export function maximumSignatureSize(key: KeyObject): number {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'ec') return Math.ceil(modulusLength / 8);
  const number = 2 + (integerOctets[namedCurve] ?? 66);
  return 2 * number + (2 * number < 0x80 ? 2 : 3);
}

export function signWith(key: KeyObject, algorithm: SignatureAlgorithm, bytes: Uint8Array): Buffer {
  const { digest, scheme, options } = algorithms[algorithm];
  return sign(digest, bytes, scheme === 'pss' ? { key, ...options } : key);
}

/** False also when the signature or the key cannot belong to the algorithm. `saltLength` is for RSA-PSS. */
export function verifyWith(
  key: KeyObject,
  {
    algorithm,
    saltLength,
  }: { readonly algorithm: SignatureAlgorithm; readonly saltLength?: number | undefined },
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!fits(key, algorithm)) return false;
  const { digest, scheme, options } = algorithms[algorithm];
  try {
    if (scheme !== 'pss') return verify(digest, bytes, key, signature);
    const pss = { key, ...options, ...(saltLength === undefined ? {} : { saltLength }) };
    return verify(digest, bytes, pss, signature);
  } catch {
    return false;
  }
}

// The accepted curves, with the most octets r or s takes as an INTEGER.
const integerOctets: Readonly<Record<string, number>> = { prime256v1: 33, secp384r1: 49, secp521r1: 66 };
