// The latest document of a record, examined off the thread that answers requests; the answer is kept for a while.
import { readDocument } from '../../../application/index.ts';
import type { Caller, Found, HttpDesk } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export type ExaminedRecord = Awaited<ReturnType<HttpDesk['examiners']['verify']>>;

/** Revocations are news: after this a file is examined again although its bytes are the same. */
const FRESH_MS = 10 * 60_000;
const MOST = 500;

interface Kept {
  readonly until: number;
  readonly examined: Promise<ExaminedRecord>;
}
const kept = new WeakMap<HttpDesk, Map<string, Kept>>();

/** @throws Fault `record.documentMissing`, `verification.tooMany`, `verification.gaveUp` */
export async function examinedRecord(
  { desk, caller, now }: Visit<Caller>,
  { record }: Pick<Found, 'record'>,
): Promise<ExaminedRecord> {
  const { bytes, fileHash } = await readDocument(desk.house, record.id);
  const known = kept.get(desk) ?? new Map<string, Kept>();
  kept.set(desk, known);
  // What the store knows of a file is told to its own school only.
  const name = `${caller.schoolId} ${fileHash}`;
  const before = known.get(name);
  if (before && before.until > now) return before.examined;
  const giveBack = desk.examiners.takePlace();
  const examined = desk.examiners.verify(bytes, caller.schoolId).finally(giveBack);
  known.set(name, { until: now + FRESH_MS, examined });
  // A file that could not be examined now may be later.
  examined.catch(() => known.delete(name));
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  return examined;
}
