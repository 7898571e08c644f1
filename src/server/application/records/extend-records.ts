// Carries locked records over the decades: timestamps and validation data appended behind the seal (signing.md §6).
import type { RecordId } from '../../../kernel/index.ts';
import { Fault, sha256 } from '../../../kernel/index.ts';
import type { Extension, Level } from '../../../signing/index.ts';
import type { Actor, Refusal } from '../../../workflows/index.ts';
import { nextSegment, readDocument, segmentOf, type StoredDocument } from '../documents.ts';
import { throughLanes } from '../lanes.ts';
import type { House } from '../ports/house.ts';
import type { Watched } from '../progress.ts';
import type { SchoolRecord } from '../rows.ts';
import { stepAll } from './step.ts';

export interface ExtensionRun extends Watched {
  readonly records: readonly RecordId[];
  /** Raises the level of one signed document; `extend` or `renew` of signing, bound to its authorities. */
  readonly extending: (pdf: Uint8Array) => Promise<Extension>;
  /** Told, and waited for, before anybody is told of progress. */
  readonly onExtended?: (extended: Extended) => Promise<void>;
}

export interface Extended {
  readonly recordId: RecordId;
  readonly title: string;
  /** The level the document has now; undefined when it could not be touched. */
  readonly level: Level | undefined;
  /** Why the level is lower than asked for; empty when it is not. */
  readonly shortfalls: readonly Refusal[];
}

/** Authorities bear few questions at once (signing.md §6). */
const AT_ONCE = 4;
const preserver: Actor = { service: 'preservation' };

/**
 * Each record gets its own outcome; what is not locked is refused and told. Nothing is stored unless something was
 * appended; running it again goes on with what is still missing.
 * @throws Fault `blob.*` when nothing can be stored
 */
export async function extendRecords(house: House, run: ExtensionRun): Promise<readonly Extended[]> {
  const records = await house.store.read((view) => view.records(run.records));
  const outcomes: Extended[] = [];
  await throughLanes(
    records.map((record) => [record]),
    AT_ONCE,
    async ([record]) => {
      if (record === undefined) return;
      const outcome = await extendOne(house, record, run);
      await run.onExtended?.(outcome);
      outcomes.push(outcome);
      run.onProgress?.({
        done: outcomes.length,
        total: records.length,
        recordId: record.id,
        title: record.title,
        stage: 'extend',
        trouble: outcome.shortfalls[0] ?? null,
      });
    },
    run.signal,
  );
  return outcomes;
}

async function extendOne(house: House, record: SchoolRecord, { extending }: ExtensionRun): Promise<Extended> {
  const { id: recordId, title } = record;
  const attempted = await attempt(house, recordId, extending);
  if ('refused' in attempted) return { recordId, title, level: undefined, shortfalls: [attempted.refused] };
  const { tail, level, shortfalls } = attempted.extension;
  const { document, bytes, fileHash: baseHash } = attempted.stored;
  const missing = shortfalls.map(toRefusal);
  if (tail.length === 0 || level === 'B-B') return { recordId, title, level, shortfalls: missing };
  const [slice] = await house.blobs.putTogether([tail]);
  const fileHash = sha256(bytes, tail);
  if (slice === undefined) return { recordId, title, level: undefined, shortfalls: missing };
  const at = house.clock.now();
  const event = { type: 'document.extended' as const, level, baseHash, fileHash, at };
  const refused = await house.store.write(async (transaction) => {
    const [result] = await stepAll(transaction, [{ recordId, event }], preserver);
    if (result === undefined || 'refused' in result) return result?.refused;
    const chain = (await transaction.segments([recordId])).filter(
      ({ version }) => version === document.version,
    );
    const row = segmentOf({ ...slice, hash: slice.blob }, document, fileHash);
    await transaction.addSegments([nextSegment(chain, row)]);
    return undefined;
  });
  return refused
    ? { recordId, title, level: undefined, shortfalls: [refused] }
    : { recordId, title, level, shortfalls: missing };
}

interface Attempted {
  readonly stored: StoredDocument;
  readonly extension: Extension;
}

/** A document that is missing, damaged or cannot be extended must not hold up the others. */
async function attempt(
  house: House,
  recordId: RecordId,
  extending: ExtensionRun['extending'],
): Promise<Attempted | { readonly refused: Refusal }> {
  try {
    const stored = await readDocument(house, recordId);
    return { stored, extension: await extending(stored.bytes) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { refused: toRefusal(error) };
  }
}

const toRefusal = (error: Error): Refusal =>
  error instanceof Fault
    ? { code: error.code, ...error.title }
    : { code: 'extend.unexpected', vi: error.message, en: error.message };
