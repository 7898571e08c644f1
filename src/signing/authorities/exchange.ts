// One HTTP exchange with an authority, bounded in time and size; what fails is a value with the reason.

/** One HTTP request to an authority with its limits: time in milliseconds, size in bytes. */
export interface Question {
  readonly url: string;
  /** Absent: GET. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array };
  /** Media type an answer must have, where the protocol fixes one. */
  readonly expects?: string;
  readonly timeoutMs: number;
  readonly maximumBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** What kept an exchange from giving bytes. */
export type ExchangeFailure =
  'timeout' | 'network' | 'status' | 'redirect' | 'tooLarge' | 'mediaType' | 'address' | 'cancelled';

/** How an exchange ended: the answer's bytes, or why there are none. Failing is a value. */
export type Exchanged =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly failure: ExchangeFailure;
      readonly detail: string;
      /** HTTP status, where there was one. */
      readonly status?: number;
      /** What a busy authority asks for (RFC 9110 §10.2.3), in milliseconds. */
      readonly retryAfterMs?: number;
    };

/** Sends a question; the default is `exchange`. */
export type Exchange = (question: Question) => Promise<Exchanged>;

const MAXIMUM_REDIRECTS = 3;

/** Follows few redirects, never to another scheme than http and https nor from https to http. */
export async function exchange(question: Question): Promise<Exchanged> {
  const timeout = AbortSignal.timeout(question.timeoutMs);
  const signal = question.signal ? AbortSignal.any([timeout, question.signal]) : timeout;
  try {
    return await follow(question, signal, MAXIMUM_REDIRECTS);
  } catch (error) {
    if (question.signal?.aborted)
      return { ok: false, failure: 'cancelled', detail: 'cancelled by the caller' };
    if (timeout.aborted)
      return { ok: false, failure: 'timeout', detail: `no answer within ${question.timeoutMs} ms` };
    const cause = networkCause(error);
    if (cause !== undefined) return { ok: false, failure: 'network', detail: cause };
    throw error;
  }
}

async function follow(question: Question, signal: AbortSignal, redirects: number): Promise<Exchanged> {
  const { url, body, expects, maximumBytes } = question;
  if (!isWeb(url)) return { ok: false, failure: 'address', detail: `not an http address: ${url}` };
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...(body ? { 'Content-Type': body.type } : {}), ...(expects ? { Accept: expects } : {}) },
    ...(body ? { body: new Uint8Array(body.bytes) } : {}),
    redirect: 'manual',
    signal,
  });
  const { status, headers } = response;
  const target = status >= 300 && status < 400 ? headers.get('location') : null;
  if (target !== null) {
    await response.body?.cancel();
    const next = redirected(url, target, body !== undefined && status !== 307 && status !== 308);
    if (next === undefined || redirects === 0)
      return { ok: false, failure: 'redirect', detail: `redirect to ${target}`, status };
    return await follow({ ...question, url: next }, signal, redirects - 1);
  }
  if (status !== 200) {
    await response.body?.cancel();
    const wait = Number(headers.get('retry-after') ?? 'NaN') * 1000;
    const later = Number.isFinite(wait) && wait >= 0 ? { retryAfterMs: wait } : {};
    return { ok: false, failure: 'status', detail: `HTTP ${status}`, status, ...later };
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (expects !== undefined && type !== expects) {
    await response.body?.cancel();
    return { ok: false, failure: 'mediaType', detail: `an answer of type ${type ?? 'none'}` };
  }
  return await readBody(response, maximumBytes);
}

/** Undefined when it must not be followed. A POST that would become a GET (301–303) is not. */
function redirected(from: string, to: string, losesBody: boolean): string | undefined {
  if (losesBody || !URL.canParse(to, from)) return undefined;
  const next = new URL(to, from);
  const downgrade = new URL(from).protocol === 'https:' && next.protocol !== 'https:';
  return downgrade || !isWeb(next.href) ? undefined : next.href;
}

const isWeb = (url: string): boolean =>
  URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);

async function readBody(response: Response, maximumBytes: number): Promise<Exchanged> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const octets = chunk as Uint8Array;
    length += octets.length;
    // Leaving the loop cancels the rest of the body.
    if (length > maximumBytes)
      return { ok: false, failure: 'tooLarge', detail: `more than ${maximumBytes} bytes` };
    chunks.push(octets);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/** fetch reports every failure of the network as a TypeError with a cause; anything else is a mistake of ours. */
function networkCause(error: unknown): string | undefined {
  if (!isError(error) || error.name !== 'TypeError' || !isError(error.cause)) return undefined;
  return error.cause.message || error.cause.name;
}

/** By shape, since fetch may come from another realm than this module. */
const isError = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
