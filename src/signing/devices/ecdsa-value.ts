// The two spellings of an ECDSA signature: r‖s of fixed length, and the DER Ecdsa-Sig-Value that CMS wants.
import type { KeyObject } from 'node:crypto';
import { integer, sequence } from '../der/index.ts';

/** Ecdsa-Sig-Value (RFC 3279 §2.2.3) of r‖s as tokens give it (PKCS #11 §6.3.1). */
export function ecdsaValue(raw: Uint8Array): Buffer {
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

/** Octets of r‖s for this key; 0 when the key is not one for ECDSA. */
export const rawLength = (key: KeyObject): number =>
  2 * (fieldOctets[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 0);

const fieldOctets: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };
