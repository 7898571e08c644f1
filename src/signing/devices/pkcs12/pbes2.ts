// Password-based encryption PBES2: PBKDF2 and a block cipher (RFC 8018 §6.2).
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  asOctetString,
  asOid,
  asSmallInteger,
  fieldsOf,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  tags,
  type DerNode,
} from '../../der/index.ts';
import { affordable, Unsupported } from './unsupported.ts';

export const PBES2 = '1.2.840.113549.1.5.13';

/** Algorithm parameters of PBKDF2, read. */
export interface Pbkdf2 {
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly prf: string;
}

/** `parameters`: the SEQUENCE after the PBES2 identifier. @throws DerError, Unsupported, TooCostly; RangeError on a wrong passphrase */
export function decryptPbes2(parameters: DerNode, passphrase: string, encrypted: Uint8Array): Buffer {
  const { derivation, cipher, iv } = readPbes2(parameters);
  const key = pbkdf2(derivation, passphrase, cipher.keyLength);
  try {
    const decipher = createDecipheriv(cipher.name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch (cause) {
    throw new RangeError('the padding is wrong', { cause });
  }
}

/** AES-256-CBC under PBKDF2-HMAC-SHA-256. Returns the AlgorithmIdentifier and the encrypted octets. */
export function encryptPbes2(passphrase: string, plain: Uint8Array, iterations: number) {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2({ salt, iterations, prf: 'sha256' }, passphrase, 32);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const derivation = sequence(
    octetString(salt),
    integer(iterations),
    sequence(oid(HMAC_SHA256), nullValue()),
  );
  const identifier = sequence(
    oid(PBES2),
    sequence(sequence(oid(PBKDF2), derivation), sequence(oid(AES_256_CBC), octetString(iv))),
  );
  return { identifier, encrypted: Buffer.concat([cipher.update(plain), cipher.final()]) };
}

export function readPbes2(parameters: DerNode) {
  const fields = fieldsOf(parameters);
  const derivation = readPbkdf2(fields.take());
  const scheme = fieldsOf(fields.take());
  fields.done();
  const id = asOid(scheme.take());
  const cipher = ciphers[id];
  if (!cipher) throw new Unsupported(id);
  return { derivation, cipher, iv: asOctetString(scheme.take()) };
}

/** The AlgorithmIdentifier of a key derivation. @throws DerError, Unsupported, TooCostly */
export function readPbkdf2(identifier: DerNode): Pbkdf2 {
  const fields = fieldsOf(identifier);
  const id = asOid(fields.take());
  if (id !== PBKDF2) throw new Unsupported(id);
  const parameters = fieldsOf(fields.take());
  const salt = asOctetString(parameters.take());
  const iterations = affordable(asSmallInteger(parameters.take()));
  parameters.optional(tags.integer);
  const named = parameters.optional(tags.sequence);
  parameters.done();
  const prf = named ? hmacDigest(named) : 'sha1';
  return { salt, iterations, prf };
}

export const pbkdf2 = ({ salt, iterations, prf }: Pbkdf2, passphrase: string, length: number): Buffer =>
  pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, iterations, length, prf);

/** The digest of an HMAC AlgorithmIdentifier. */
export function hmacDigest(identifier: DerNode): string {
  const id = asOid(fieldsOf(identifier).take());
  const digest = hmacs[id];
  if (!digest) throw new Unsupported(id);
  return digest;
}

const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';

const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [HMAC_SHA256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const ciphers: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32 },
};
