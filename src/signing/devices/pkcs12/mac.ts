// The integrity check of a key file (RFC 7292 §4, RFC 9579 for PBMAC1); it also tells a wrong passphrase early.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { asOctetString, asOid, asSmallInteger, fieldsOf, tags, type DerNode } from '../../der/index.ts';
import { derive, macKeyPurpose, type DerivationHash } from './derive.ts';
import { pkcs12Oids } from './oids.ts';
import { hmacDigest, pbkdf2, readPbkdf2 } from './pbes2.ts';
import { affordable, Unsupported } from './unsupported.ts';

/** Whether MacData belongs to the octets under this passphrase. @throws DerError, Unsupported, TooCostly */
export function macMatches(macData: DerNode, passphrase: string, authenticated: Uint8Array): boolean {
  const fields = fieldsOf(macData);
  const digestInfo = fieldsOf(fields.take());
  const salt = asOctetString(fields.take());
  const count = fields.optional(tags.integer);
  fields.done();
  const algorithm = fieldsOf(digestInfo.take());
  const expected = asOctetString(digestInfo.take());
  const id = asOid(algorithm.take());
  const iterations = count ? affordable(asSmallInteger(count)) : 1;
  const [digest, key] =
    id === pkcs12Oids.pbmac1
      ? pbmac1Key(algorithm.take(), passphrase)
      : pkcs12Key(id, passphrase, salt, iterations);
  const actual = createHmac(digest, key).update(authenticated).digest();
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function pkcs12Key(id: string, passphrase: string, salt: Uint8Array, iterations: number): [string, Buffer] {
  const row = macDigests[id];
  if (!row) throw new Unsupported(id);
  const [digest, length] = row;
  return [digest, derive(digest, passphrase, { salt, iterations, purpose: macKeyPurpose, length })];
}

function pbmac1Key(parameters: DerNode, passphrase: string): [string, Buffer] {
  const fields = fieldsOf(parameters);
  const derivation = fields.take(tags.sequence);
  const digest = hmacDigest(fields.take());
  const length = macLengths[digest] ?? 32;
  return [digest, pbkdf2(readPbkdf2(derivation), passphrase, length)];
}

const macDigests: Readonly<Record<string, readonly [DerivationHash, number]>> = {
  '1.3.14.3.2.26': ['sha1', 20],
  '2.16.840.1.101.3.4.2.4': ['sha224', 28],
  '2.16.840.1.101.3.4.2.1': ['sha256', 32],
  '2.16.840.1.101.3.4.2.2': ['sha384', 48],
  '2.16.840.1.101.3.4.2.3': ['sha512', 64],
};

const macLengths: Readonly<Record<string, number>> = Object.fromEntries(Object.values(macDigests));
