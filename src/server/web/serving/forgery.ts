// The token in pages is written differently each time, so that its compressed length tells nothing (BREACH).
import { randomBytes } from 'node:crypto';
import { forgeryToken, xor } from '../../http/index.ts';

/** 64 octets in hex: a mask and the token under it. Forms and the API take it. */
export function maskedToken(session: string): string {
  const token = Buffer.from(forgeryToken(session), 'hex');
  const mask = randomBytes(token.length);
  return Buffer.concat([mask, xor(mask, token)]).toString('hex');
}
