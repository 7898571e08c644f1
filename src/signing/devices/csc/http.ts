// One HTTPS request to a signing service: time limit, size limit, and repetition only where nothing can happen twice.
import { deviceFault } from '../faults.ts';
import { pause } from '../later.ts';
import { isObject, unexpected, type JsonObject } from './answer.ts';

export interface HttpOptions {
  /** Of one request, until its answer has arrived completely; default 30 s. */
  readonly timeLimitMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** `safe`: asking twice is as good as once. `once`: repeated only when it certainly was not carried out. */
  readonly repeat: 'safe' | 'once';
}

export interface HttpAnswer {
  readonly status: number;
  /** Empty when there is no JSON object. */
  readonly content: JsonObject;
}

/**
 * @throws Fault `device.insecureAddress`, `device.remoteUnreachable`, `device.remoteSilent`, `device.remoteUnexpected`;
 * error statuses are answers, except that 429 and 503 are waited for a while
 */
export async function post(request: HttpRequest, options: HttpOptions = {}): Promise<HttpAnswer> {
  checkAddress(request.url);
  const { timeLimitMs = 30_000, sleep = pause } = options;
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(request, timeLimitMs);
    const last = attempt === ATTEMPTS;
    if (outcome.kind === 'answer') {
      // 429 comes before any work (RFC 6585 §4); 503 may come from something in between, after the work.
      const busy = outcome.status === 429 || (outcome.status === 503 && request.repeat === 'safe');
      if (!busy || last) return outcome;
      await sleep(outcome.retryAfterMs ?? delayOf(attempt));
      continue;
    }
    if (outcome.kind === 'silent') throw deviceFault('device.remoteSilent');
    if (outcome.kind === 'tooLong') throw unexpected('length');
    if (last || (request.repeat === 'once' && !outcome.neverSent))
      throw deviceFault('device.remoteUnreachable');
    await sleep(delayOf(attempt));
  }
}

const ATTEMPTS = 3;
const LARGEST_ANSWER = 16 << 20;
const LONGEST_WAIT_MS = 30_000;

const delayOf = (attempt: number): number => 250 * 4 ** (attempt - 1);

/** PINs go over this line: only TLS, except to this machine. */
function checkAddress(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return;
  if (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  throw deviceFault('device.insecureAddress');
}

type Outcome =
  | (HttpAnswer & { readonly kind: 'answer'; readonly retryAfterMs: number | undefined })
  | { readonly kind: 'silent' }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'broken'; readonly neverSent: boolean };

/** Errors of the network say nothing about the body here: they are reduced to what happened. */
async function once({ url, headers, body }: HttpRequest, timeLimitMs: number): Promise<Outcome> {
  const signal = AbortSignal.timeout(timeLimitMs);
  try {
    // A redirect could carry the token to another machine.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    const text = await textWithin(response, LARGEST_ANSWER);
    if (text === undefined) return { kind: 'tooLong' };
    return {
      kind: 'answer',
      status: response.status,
      content: parsed(text),
      retryAfterMs: retryAfterOf(response),
    };
  } catch (error) {
    return signal.aborted ? { kind: 'silent' } : { kind: 'broken', neverSent: neverSent(error) };
  }
}

/** Undefined when there is more than the limit. */
async function textWithin(response: Response, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let step = await reader?.read(); step?.value; step = await reader?.read()) {
    length += step.value.length;
    if (length > limit) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(step.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Seconds only; the other form, a date, would trust the service's clock (RFC 9110 §10.2.3). */
function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get('retry-after') ?? '';
  return /^\d{1,4}$/.test(header) ? Math.min(Number(header) * 1000, LONGEST_WAIT_MS) : undefined;
}

/** fetch hides what happened in the cause of its error. */
function neverSent(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' && unsent.has(cause.code);
}

const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
