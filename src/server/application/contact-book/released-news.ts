// What the journal says was released since, and which pupils it concerns.
import type { ClassSummarySnapshot } from '../../../documents/index.ts';
import { canonicalJson } from '../../../kernel/index.ts';
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { releasedOf } from './released.ts';

export interface ReleasedNews {
  readonly seq: number;
  /** When it was released. */
  readonly at: Instant;
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass;
  readonly corrected: boolean;
  /** Frozen data of this version and, for a correction, of the one it took the place of. */
  readonly snapshot: Sha256 | null;
  readonly former: Sha256 | null;
}

const PORTION = 1_000;
const releasing: ReadonlySet<string> = new Set(['seal.applied', 'paper.sealed']);

export async function releasedAfter(view: View, after: number) {
  const entries = await view.journal(after, PORTION);
  const told = entries.filter(({ event, record }) => releasing.has(event.type) && record !== null);
  const latest = new Map(
    told.flatMap((entry) => (entry.record === null ? [] : [[entry.record, entry] as const])),
  );
  const records = await view.records([...latest.keys()]);
  const classes = new Map((await view.classes()).map((one) => [one.id, one]));
  const documents = await view.documents(records.map(({ id }) => id));
  const news = records.flatMap((record): readonly ReleasedNews[] => {
    const entry = latest.get(record.id);
    const schoolClass = classes.get(record.classId);
    const released = releasedOf(record.snapshot);
    if (!entry || !schoolClass || !released || released.beingCorrected) return [];
    const { renewal } = record.snapshot.context;
    const frozen = (version: number | undefined) =>
      documents.find((one) => one.recordId === record.id && one.version === version)?.snapshotHash ?? null;
    return [
      {
        seq: entry.seq,
        at: entry.at,
        record,
        schoolClass,
        corrected: released.corrected,
        snapshot: frozen(released.version),
        former: frozen(renewal?.predecessor.version),
      },
    ];
  });
  return { upTo: entries.at(-1)?.seq ?? after, news };
}

/**
 * A transcript concerns its pupil; a summary everybody in it, and a corrected one those whose own row has changed.
 * @returns pupil codes
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function concernedBy(
  { blobs }: Pick<House, 'blobs'>,
  { record, corrected, snapshot, former }: ReleasedNews,
): Promise<readonly string[]> {
  if (record.kind === 'transcript') return [record.key];
  if (snapshot === null) return [];
  const rows = await rowsOf(snapshot);
  if (!corrected || former === null) return [...rows.keys()];
  const before = await rowsOf(former);
  return [...rows].filter(([code, row]) => before.get(code) !== row).map(([code]) => code);

  async function rowsOf(hash: Sha256): Promise<ReadonlyMap<string, string>> {
    const bytes = await blobs.get(hash);
    const summary = JSON.parse(Buffer.from(bytes).toString('utf8')) as ClassSummarySnapshot;
    return new Map(summary.rows.map((row) => [row.code, canonicalJson({ ...row })]));
  }
}
