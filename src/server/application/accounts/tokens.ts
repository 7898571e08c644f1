// Random tokens and codes. 256 bits cannot be guessed, so one fast hash is enough to keep them.
import { randomBytes } from 'node:crypto';
import { sha256 } from '../../../kernel/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';

/** 256 bits, base64url. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** What the store knows of a token; looking it up by hash tells no time about the token itself. */
export const tokenHash = (token: string): Sha256 => sha256('token:', token);

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eighty bits to be written down, `8F3K-…` in four groups: Crockford's base 32 has no I, L, O or U. */
export const freshRecoveryCode = (): string =>
  Array.from(randomBytes(16), (byte) => ALPHABET.charAt(byte & 31))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** However people type it: case, spaces and dashes do not count, and O is 0, I and L are 1. */
export const recoveryCodeHash = (code: string): Sha256 =>
  sha256(
    'recovery:',
    code
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replace(/O/g, '0')
      .replace(/[IL]/g, '1'),
  );
