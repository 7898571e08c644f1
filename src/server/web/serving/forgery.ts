// The token in forms is written differently each time, so that its compressed length tells nothing (BREACH).
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { forgeryToken, httpFault } from '../../http/index.ts';

/** 64 octets in hex: a mask and the token under it. */
export function maskedToken(session: string): string {
  const token = Buffer.from(forgeryToken(session), 'hex');
  const mask = randomBytes(token.length);
  return Buffer.concat([mask, xor(mask, token)]).toString('hex');
}

/** @throws Fault `request.crossSite` */
export function refuseForged(sent: string, session: string): void {
  const bytes = Buffer.from(sent, 'hex');
  const expected = Buffer.from(forgeryToken(session), 'hex');
  const half = expected.length;
  if (
    bytes.length !== 2 * half ||
    !timingSafeEqual(xor(bytes.subarray(0, half), bytes.subarray(half)), expected)
  )
    throw httpFault('request.crossSite');
}

const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((octet, at) => octet ^ (other[at] ?? 0)));
