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
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw httpFault('request.crossSite');
}

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
