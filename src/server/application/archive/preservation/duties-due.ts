// What keeping for decades asks for now: copies, checks, timestamps to renew, new packages, what is past its time.
import type { Instant } from '../../../../kernel/index.ts';
import { SHELF, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import { chunked, throughLanes } from '../../lanes.ts';
import { pastTime, type PastTime } from '../disposal/past-time.ts';
import { recordFiles } from '../record-files.ts';
import { lackingOn } from './lacking.ts';

const DAY_MS = 86_400_000;
/** A medium nobody looked at for so long is counted as unknown. */
const CHECK_EVERY_DAYS = 90;

export interface PreservationDue {
  /** Targets, with how many packages each lacks. */
  readonly lacking: readonly { readonly target: ArchiveTarget; readonly packages: number }[];
  /** Never checked, or too long ago. */
  readonly unchecked: readonly {
    readonly target: ArchiveTarget | typeof SHELF;
    readonly last: Instant | null;
  }[];
  /** Documents whose archive timestamp ends within the time looked ahead. */
  readonly renewals: readonly {
    readonly schoolClass: string;
    readonly records: number;
    readonly first: Instant;
  }[];
  /** Classes with documents below B-LTA in the archive. */
  readonly below: readonly { readonly schoolClass: string; readonly records: number }[];
  /** What is past its time of keeping: only an order of the school decides, nothing is deleted here. */
  readonly expired: readonly PastTime[];
}

export interface DueAsked {
  readonly schoolId: string;
  /** Milliseconds. */
  readonly ahead: number;
  readonly onProgress?: (done: number, total: number, schoolClass: string) => void;
}

export async function preservationDue(house: House, asked: DueAsked): Promise<PreservationDue> {
  const { schoolId } = asked;
  const now = house.clock.now();
  const { lacking, checks } = await house.store.read(async (view) => ({
    lacking: await lackingOn(view, schoolId),
    checks: await view.lastArchiveChecks(schoolId),
  }));
  const targets = lacking.map(({ target }) => target);
  const lastOf = (id: string) => checks.find(({ targetId }) => targetId === id)?.finishedAt ?? null;
  const unchecked = [SHELF, ...targets].map((target) => ({
    target: target as ArchiveTarget | typeof SHELF,
    last: lastOf(typeof target === 'string' ? target : target.id),
  }));
  return {
    lacking: lacking.filter((one) => one.packages > 0),
    unchecked: unchecked.filter(({ last }) => last === null || now - last > CHECK_EVERY_DAYS * DAY_MS),
    ...(await timestampsDue(house, asked, now)),
    expired: await pastTime(house, { schoolId, at: now }),
  };
}

async function timestampsDue(
  house: House,
  { schoolId, ahead, onProgress }: DueAsked,
  now: Instant,
): Promise<Pick<PreservationDue, 'renewals' | 'below'>> {
  const classes = (await house.store.read((view) => view.classes())).filter(
    (one) => one.schoolId === schoolId,
  );
  const renewals: { schoolClass: string; records: number; first: Instant }[] = [];
  const below: { schoolClass: string; records: number }[] = [];
  for (const [index, { id, name, schoolYear }] of classes.entries()) {
    const schoolClass = `${name} ${schoolYear}`;
    onProgress?.(index, classes.length, schoolClass);
    const ends = await timestampEnds(house, id, now);
    const due = ends.filter((end) => end !== null).filter((end) => end <= now + ahead);
    const first = due.toSorted((a, b) => a - b)[0];
    if (first !== undefined) renewals.push({ schoolClass, records: due.length, first });
    const without = ends.filter((end) => end === null).length;
    if (without > 0) below.push({ schoolClass, records: without });
  }
  return { renewals, below };
}

/** Of each signed document in the archive; null without an archive timestamp. */
async function timestampEnds(
  house: House,
  classId: Parameters<typeof recordFiles>[1][number]['classId'],
  at: Instant,
): Promise<readonly (Instant | null)[]> {
  const records = await house.store.read((view) => view.recordsOf(classId));
  // On paper the pen signed: there is nothing to renew.
  const archived = records.filter(
    ({ snapshot }) => snapshot.state === 'archived' && snapshot.context.paper === null,
  );
  const ends: (Instant | null)[] = [];
  const files = await recordFiles(house, archived);
  await throughLanes(chunked(files, house.workshop.lanes), house.workshop.lanes, async (chunk) => {
    const tasks = chunk.map(({ record, path, segments, fileHash }) => ({
      ...{ recordId: record.id, name: path, segments, fileHash, anchors: [], at },
    }));
    for (const outcome of await house.workshop.examine(tasks))
      if ('archiveExpires' in outcome) ends.push(outcome.archiveExpires);
  });
  return ends;
}
