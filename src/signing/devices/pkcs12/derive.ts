// Key derivation of PKCS#12 itself (RFC 7292 appendix B.2), still used for the MAC of every key file.
import { hash } from 'node:crypto';

export type DerivationHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** What the derived octets are for (RFC 7292 appendix B.3). */
export const macKeyPurpose = 3;

export function derive(
  algorithm: DerivationHash,
  passphrase: string,
  {
    salt,
    iterations,
    purpose,
    length,
  }: { salt: Uint8Array; iterations: number; purpose: number; length: number },
): Buffer {
  const block = algorithm === 'sha384' || algorithm === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(block, purpose);
  const mixed = Buffer.concat([repeated(salt, block), repeated(bmp(passphrase), block)]);
  const parts: Buffer[] = [];
  for (let got = 0; got < length;) {
    let digest = hash(algorithm, Buffer.concat([diversifier, mixed]), 'buffer');
    for (let i = 1; i < iterations; i += 1) digest = hash(algorithm, digest, 'buffer');
    parts.push(digest);
    got += digest.length;
    addToEach(mixed, block, repeatedTo(digest, block));
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** Two octets a character, zero-terminated (RFC 7292 appendix B.1). */
const bmp = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le').swap16();

const repeated = (octets: Uint8Array, block: number): Buffer =>
  octets.length === 0 ? Buffer.alloc(0) : repeatedTo(octets, Math.ceil(octets.length / block) * block);

const repeatedTo = (octets: Uint8Array, length: number): Buffer => Buffer.alloc(length, octets);

/** Each block of `mixed` becomes itself + `addend` + 1, modulo its size (step 6.C). */
function addToEach(mixed: Buffer, block: number, addend: Buffer): void {
  for (let start = 0; start < mixed.length; start += block) {
    let carry = 1;
    for (let i = block - 1; i >= 0; i -= 1) {
      const sum = (mixed[start + i] ?? 0) + (addend[i] ?? 0) + carry;
      mixed[start + i] = sum & 0xff;
      carry = sum >> 8;
    }
  }
}
