// Requests that another site makes a browser send with our cookie are refused, by two independent signs.
import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { sha256 } from '../../../kernel/index.ts';
import { httpFault } from '../faults.ts';

/** Goes with the session and cannot be computed without its secret; the page sends it back as `X-CSRF-Token`. */
export const forgeryToken = (session: string): string => sha256('giaplai forgery token', '\n', session);

/** For requests that change something and are identified by a cookie. @throws Fault `request.crossSite` */
export function refuseCrossSite(request: Request, session: string): void {
  refuseForeignOrigin(request);
  const sent = Buffer.from(request.get('x-csrf-token') ?? '');
  const expected = Buffer.from(forgeryToken(session));
  if (sent.length === 2 * expected.length) refuseForged(sent.toString(), session);
  else if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw httpFault('request.crossSite');
}

/** 128 hexadecimal digits: a mask and the token under it, as pages carry it. @throws Fault `request.crossSite` */
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

/** Of the same length. */
export const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((octet, at) => octet ^ (other[at] ?? 0)));

/** Browsers say where a request comes from (Fetch Metadata; Origin in older ones). @throws Fault `request.crossSite` */
export function refuseForeignOrigin(request: Request): void {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw httpFault('request.crossSite');
  const origin = request.get('origin');
  if (origin !== undefined && hostOf(origin) !== request.get('host')) throw httpFault('request.crossSite');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
