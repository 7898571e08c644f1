// How many requests one caller may send: a bucket that fills again evenly.
import type { Clock } from '../../../kernel/index.ts';
import { httpFault } from '../faults.ts';

interface Bucket {
  left: number;
  at: number;
}

/** Beyond this the fullest are forgotten: they are those of callers who have long been quiet. */
const MOST_BUCKETS = 10_000;

/** @returns what takes one request from the bucket of that name; throws Fault `request.tooMany` when it is empty */
export function rateLimit(clock: Clock): (name: string, perMinute: number) => void {
  const buckets = new Map<string, Bucket>();
  return (name, perMinute) => {
    const now = clock.now();
    const bucket = buckets.get(name) ?? { left: perMinute, at: now };
    const filled = Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / MINUTE_MS);
    const seconds = Math.ceil(((1 - filled) * MINUTE_MS) / perMinute / 1000);
    if (filled < 1) throw httpFault('request.tooMany', { seconds });
    buckets.delete(name);
    buckets.set(name, { left: filled - 1, at: now });
    if (buckets.size > MOST_BUCKETS)
      for (const oldest of [...buckets.keys()].slice(0, MOST_BUCKETS / 10)) buckets.delete(oldest);
  };
}

const MINUTE_MS = 60_000;
