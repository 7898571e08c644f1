// One question to an OCSP responder (RFC 6960 appendix A) or for a list (RFC 5280 §4.2.1.13), read as far as to keep it.
import { randomBytes } from 'node:crypto';
import { readCrl } from '../crl/index.ts';
import { isNamedBy, ocspRequest, readOcsp } from '../ocsp/index.ts';
import type { Certificate } from '../x509/index.ts';
import type { Asked } from './answer-cache.ts';
import type { Exchange } from './exchange.ts';

export interface Limits {
  readonly timeoutMs: number;
  readonly send: Exchange;
}

export interface OcspAsk {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly signal: AbortSignal | undefined;
}

const MAXIMUM_OCSP = 128 * 1024;
const MAXIMUM_CRL = 32 * 1024 * 1024;
const NONCE_OCTETS = 16;

/** An answer with another nonce than was sent is refused; one without is a response made beforehand, and is let pass. */
export async function askOcsp(
  url: string,
  { certificate, issuer, signal }: OcspAsk,
  limits: Limits,
): Promise<Asked> {
  const nonce = randomBytes(NONCE_OCTETS);
  const answer = await limits.send({
    url,
    body: { type: 'application/ocsp-request', bytes: ocspRequest({ certificate, issuer, nonce }) },
    expects: 'application/ocsp-response',
    timeoutMs: limits.timeoutMs,
    maximumBytes: MAXIMUM_OCSP,
    signal,
  });
  if (!answer.ok) return { failure: answer.detail };
  const read = readOcsp(answer.bytes);
  if (!read.ok) return { failure: read.detail };
  const { response } = read;
  if (response.nonce && Buffer.compare(response.nonce, nonce) !== 0)
    return { failure: 'answers another question (nonce)' };
  const single = response.responses.find(({ id }) => isNamedBy(id, certificate, issuer));
  if (!single) return { failure: 'speaks of another certificate' };
  const { nextUpdate } = single;
  return { der: answer.bytes, ...(nextUpdate === undefined ? {} : { nextUpdate }) };
}

/** Lists come under several media types in practice, so none is insisted on. */
export async function askCrl(url: string, signal: AbortSignal | undefined, limits: Limits): Promise<Asked> {
  const answer = await limits.send({ url, timeoutMs: limits.timeoutMs, maximumBytes: MAXIMUM_CRL, signal });
  if (!answer.ok) return { failure: answer.detail };
  const read = readCrl(answer.bytes);
  if (!read.ok) return { failure: read.detail };
  const { nextUpdate } = read.crl;
  return { der: answer.bytes, ...(nextUpdate === undefined ? {} : { nextUpdate }) };
}
