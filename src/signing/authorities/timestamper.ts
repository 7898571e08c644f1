// A timestamp authority over HTTP (RFC 3161 §3.4): queued, limited, tried again, and believed only after every check.
import { randomBytes } from 'node:crypto';
import { toIso, type Clock, type Instant } from '../../kernel/index.ts';
import { authorityFault } from './faults.ts';
import { exchange, type Exchange, type Exchanged } from './exchange.ts';
import { fifoQueue, type Quota } from './queue.ts';
import { realTiming, type Timing } from './timing.ts';
import type { Imprint, Timestamper } from '../ports.ts';
import {
  readTimestampResponse,
  readTimestampToken,
  timestampRequest,
  verifyTimestampToken,
  type FailureInfo,
} from '../tsp/index.ts';
import type { Certificate } from '../x509/index.ts';

/** Address and limits of a timestamp authority; times are milliseconds. */
export interface TimestamperOptions {
  readonly url: string;
  /** Until the whole answer is there; at most and by default 150 000 (authorities take up to two minutes). */
  readonly timeoutMs?: number;
  /** Requests under way at the same time; at most and by default 4. */
  readonly atOnce?: number;
  /** What the authority allows, e.g. 20 requests in 20 minutes; attempts count, not timestamps. */
  readonly quota?: Quota;
  /** Attempts after the first; default 3. */
  readonly retries?: number;
  /** Wait before the first further attempt, doubled each time; default 1 000. */
  readonly backoffMs?: number;
  /** Object identifier of the policy that tokens must have. */
  readonly policy?: string;
  /** Tokens must lead to one of these; left out, trust is judged later. */
  readonly anchors?: readonly Certificate[] | (() => readonly Certificate[]);
  /** Tokens must tell a time within an hour of this; left out, any time is believed. */
  readonly clock?: Clock;
  readonly intermediates?: readonly Certificate[];
  readonly timing?: Timing;
  readonly exchange?: Exchange;
}

const LONGEST_TIMEOUT_MS = 150_000;
const MOST_AT_ONCE = 4;
const MAXIMUM_ANSWER = 256 * 1024;
const NONCE_OCTETS = 16;
const HOUR_MS = 3_600_000;

/**
 * A timestamp authority over HTTP (RFC 3161 §3.4): queued, limited, tried again, and believed only after every
 * check.
 * @throws RangeError for limits out of range; see `Timestamper` for what `stamp` rejects with.
 *
 * @example
 * ```ts
 * const authority = timestamper({ url: 'https://tsa.example.vn/', quota: { requests: 20, perMs: 20 * 60_000 } });
 * const token = await authority.stamp(signatureImprint(new Uint8Array(256)));
 * console.log(token.length > 1000); // → true
 * ```
 */
export function timestamper(options: TimestamperOptions): Timestamper {
  const { timeoutMs = LONGEST_TIMEOUT_MS, atOnce = MOST_AT_ONCE, retries = 3, backoffMs = 1000 } = options;
  inRange('timeoutMs', timeoutMs, 1, LONGEST_TIMEOUT_MS);
  inRange('atOnce', atOnce, 1, MOST_AT_ONCE);
  inRange('retries', retries, 0, 10);
  if (options.quota) inRange('quota.requests', options.quota.requests, 1, Infinity);
  const { timing = realTiming, exchange: send = exchange, url } = options;
  const queue = fifoQueue({ atOnce, quota: options.quota, timing });
  const settings: Settings = { ...options, timeoutMs, send };
  return {
    stamp: async (imprint, signal) => {
      for (let attempt = 0; ; attempt += 1) {
        const outcome = await queue(() => ask(settings, imprint, signal), signal);
        if (outcome.kind === 'token') return outcome.token;
        if (outcome.kind === 'final' || attempt >= retries)
          throw authorityFault(outcome.code, { url, reason: outcome.reason });
        await timing.sleep(Math.max(backoffMs * 2 ** attempt, outcome.retryAfterMs ?? 0), signal);
      }
    },
  };
}

interface Settings extends TimestamperOptions {
  readonly timeoutMs: number;
  readonly send: Exchange;
}

type Outcome =
  | { readonly kind: 'token'; readonly token: Uint8Array }
  | { readonly kind: 'final'; readonly code: Code; readonly reason: string }
  | { readonly kind: 'again'; readonly code: Code; readonly reason: string; readonly retryAfterMs?: number };

type Code = keyof typeof authorityFault.table;

async function ask(settings: Settings, imprint: Imprint, signal: AbortSignal | undefined): Promise<Outcome> {
  const { url, timeoutMs, policy, send } = settings;
  const nonce = randomBytes(NONCE_OCTETS);
  const bytes = timestampRequest({ imprint, nonce, ...(policy === undefined ? {} : { policy }) });
  const answer = await send({
    url,
    body: { type: 'application/timestamp-query', bytes },
    expects: 'application/timestamp-reply',
    timeoutMs,
    maximumBytes: MAXIMUM_ANSWER,
    signal,
  });
  return answer.ok ? judge(settings, imprint, nonce, answer.bytes) : failed(answer);
}

function failed(answer: Extract<Exchanged, { ok: false }>): Outcome {
  const { failure, detail: reason, status = 0, retryAfterMs } = answer;
  const passing = failure === 'timeout' || failure === 'network' || status === 429 || status >= 500;
  const code = 'timestamp.unavailable';
  if (!passing) return { kind: 'final', code, reason };
  return { kind: 'again', code, reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Refusals that say nothing about the request and may be over in a moment. */
const passingFailures: ReadonlySet<FailureInfo> = new Set(['timeNotAvailable', 'systemFailure']);

function judge(settings: Settings, imprint: Imprint, nonce: Uint8Array, answer: Uint8Array): Outcome {
  const response = readTimestampResponse(answer);
  if (response.kind === 'malformed')
    return { kind: 'final', code: 'timestamp.invalid', reason: response.detail };
  if (response.kind === 'refused') {
    const { failures, status, text } = response;
    const reason = [`status ${status}`, ...failures, text].filter((part) => part !== '').join(', ');
    const passing = failures.length > 0 && failures.every((failure) => passingFailures.has(failure));
    return { kind: passing ? 'again' : 'final', code: 'timestamp.refused', reason };
  }
  const read = readTimestampToken(response.token);
  if (!read.ok) return { kind: 'final', code: 'timestamp.invalid', reason: `${read.reason}: ${read.detail}` };
  const { anchors, intermediates = [], policy, clock } = settings;
  const same = read.token.info.imprint.algorithm === imprint.algorithm;
  const { problems } = verifyTimestampToken(read.token, {
    digestOf: () => (same ? imprint.digest : new Uint8Array()),
    nonce,
    ...(policy === undefined ? {} : { policy }),
    ...(anchors
      ? { trust: { anchors: typeof anchors === 'function' ? anchors() : anchors, intermediates } }
      : {}),
  });
  const wrong = [...problems, ...otherTime(read.token.info.genTime, clock)];
  return wrong.length === 0
    ? { kind: 'token', token: response.token }
    : { kind: 'final', code: 'timestamp.invalid', reason: wrong.join(', ') };
}

/** One of the two clocks is wrong, and nobody here knows which: what is signed now would contradict itself. */
function otherTime(told: Instant, clock: Clock | undefined): readonly string[] {
  const now = clock?.now() ?? told;
  return Math.abs(told - now) <= HOUR_MS ? [] : [`its time ${toIso(told)}, here ${toIso(now)}`];
}

function inRange(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most))
    throw new RangeError(`${name} is ${value}, not ${least} to ${most}`);
}
