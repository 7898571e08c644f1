// The key of a certificate as node:crypto wants it (RFC 5280 §4.1.2.7).
import { createPublicKey, type KeyObject } from 'node:crypto';
import { oids } from '../algorithms.ts';
import {
  asBitOctets,
  asIntegerOctets,
  asNull,
  asOid,
  DerError,
  fieldsOf,
  readDer,
  tags,
} from '../der/index.ts';

/**
 * From the DER of a SubjectPublicKeyInfo. OpenSSL takes forty times as long for it as for the RSAPublicKey inside, so
 * a plain RSA key is handed over bare. @throws Error when OpenSSL cannot use the key.
 */
export function publicKeyOf(subjectPublicKeyInfo: Uint8Array): KeyObject {
  const rsa = rsaPublicKeyIn(subjectPublicKeyInfo);
  return rsa === undefined
    ? createPublicKey({ key: Buffer.from(subjectPublicKeyInfo), format: 'der', type: 'spki' })
    : createPublicKey({ key: rsa, format: 'der', type: 'pkcs1' });
}

/** Undefined for other kinds of keys, and for whatever is not spelt exactly as RFC 3279 §2.3.1 has it. */
function rsaPublicKeyIn(subjectPublicKeyInfo: Uint8Array): Buffer | undefined {
  try {
    const info = fieldsOf(readDer(subjectPublicKeyInfo));
    const algorithm = fieldsOf(info.take(tags.sequence));
    if (asOid(algorithm.take()) !== oids.rsaEncryption) return undefined;
    asNull(algorithm.take());
    algorithm.done();
    const key = asBitOctets(info.take());
    info.done();
    const numbers = fieldsOf(readDer(key));
    const modulus = asIntegerOctets(numbers.take());
    const exponent = asIntegerOctets(numbers.take());
    numbers.done();
    return isUsual(modulus) && isPositive(exponent) ? Buffer.from(key) : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** 2048 to 16,384 bits. */
const isUsual = (modulus: Uint8Array): boolean =>
  isPositive(modulus) && modulus.length >= 256 && modulus.length <= 2049;

const isPositive = (octets: Uint8Array): boolean => {
  const [first = 0] = octets;
  return first < 0x80 && (first > 0 || octets.length > 1);
};
