// Hands a delivery over by HTTP: to the very address that was checked, with no redirection and no long waiting.
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, type LookupFunction } from 'node:net';
import type { Parcel, PostOutcome, WebhookPostman } from '../application/index.ts';
import { resolveChecked, systemResolver, type Resolve, type ResolvedAddress } from './resolve-checked.ts';

export interface PostmanOptions {
  /** Networks of the school that may be reached although they are not public; there, HTTP without TLS is allowed. */
  readonly networks?: BlockList;
  readonly resolve?: Resolve;
  /** PEM of the authority of receivers with certificates of their own. */
  readonly authority?: string;
  /** For everything: resolving, connecting, answering. Default 10 seconds. */
  readonly patienceMs?: number;
}

/** Contract: see WebhookPostman in server/application/ports. */
export function webhookPostman({
  networks = new BlockList(),
  resolve = systemResolver,
  authority,
  patienceMs = 10_000,
}: PostmanOptions = {}): WebhookPostman {
  return {
    post: async (parcel) => {
      const patience = AbortSignal.timeout(patienceMs);
      try {
        const url = new URL(parcel.url);
        const target = await withPatience(resolveChecked(url.hostname, networks, resolve), patience);
        if ('refused' in target) return { outcome: 'refused', reason: target.refused };
        if (url.protocol !== 'https:' && !target.ofSchool)
          return { outcome: 'refused', reason: 'https:// is needed outside the school’s own networks' };
        return outcomeOf(await send(url, parcel, target.allowed, patience, authority));
      } catch (failure) {
        return { outcome: 'refused', reason: reasonOf(failure, patience) };
      }
    },
  };
}

/** @returns the status; the receiver's words are of no interest, and could be endless */
function send(
  url: URL,
  { headers, body }: Parcel,
  checked: ResolvedAddress,
  signal: AbortSignal,
  authority: string | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      agent: false,
      signal,
      lookup: always(checked),
    };
    const secure = { ...options, ...(authority !== undefined && { ca: authority }) };
    const request = url.protocol === 'https:' ? secureRequest(url, secure) : plainRequest(url, options);
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Asked again, the name could resolve to something else: the answer is what was checked. */
const always =
  ({ address, family }: ResolvedAddress): LookupFunction =>
  (_name, { all }, done) => {
    process.nextTick(() => {
      if (all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    });
  };

/** A redirection could lead anywhere, so it is an answer like any other that is not 2xx. */
function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return { outcome: 'delivered', reply: String(status) };
  return { outcome: status === 410 ? 'gone' : 'refused', reason: `HTTP ${status}` };
}

function reasonOf(failure: unknown, patience: AbortSignal): string {
  if (patience.aborted) return 'no answer in time';
  const { code, message } = failure as NodeJS.ErrnoException;
  return (code ?? message).slice(0, 200);
}

/** Resolving a name cannot be broken off, only be waited for no longer. */
const withPatience = <Result>(work: Promise<Result>, patience: AbortSignal): Promise<Result> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      patience.addEventListener('abort', () => {
        reject(new Error('no answer in time'));
      });
    }),
  ]);
