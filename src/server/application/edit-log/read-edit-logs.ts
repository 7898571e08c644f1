// Frozen edit logs as people ask for them: which there are, their file, their lines, how one stands by its printed code.
import type { EditLogRow } from '../../../assessment/index.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { EditLogId, EditLogSegment, FrozenEditLog } from '../ports/edit-log-store.ts';
import type { PageOf } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { seenPage, WHOLE } from '../seen-page.ts';
import { parseVerificationCode } from '../verification-code.ts';
import { editLogFault } from './faults.ts';
import { frozenLines } from './lines-since.ts';
import { mayEverywhere, permissionEverywhere, targetsOfLog } from './reach.ts';
import { awaitedOf } from './sign-edit-log.ts';

export interface EditLogStanding {
  readonly log: FrozenEditLog;
  /** Null when everybody has signed; `service` before the school certified it. */
  readonly awaited: PersonId | 'service' | null;
  readonly signed: readonly { readonly person: PersonId; readonly at: Instant }[];
  /** SHA-256 of the file as it is now. */
  readonly fileHash: Sha256 | null;
}

export interface EditLogsAsked {
  readonly schoolId: string;
  readonly by: PersonId;
  /** Everything when left out. */
  readonly page?: PageOf;
}

/** Of a school, those the caller may read; null when the page goes on after something else. */
export const listEditLogs = (
  house: House,
  { schoolId, by, page = WHOLE }: EditLogsAsked,
): Promise<readonly EditLogStanding[] | null> =>
  house.store.read(async (view) => {
    const appointments = await view.appointmentsOf(by);
    const at = house.clock.now();
    const logs = await seenPage(
      page,
      (part) => view.editLogsPage(schoolId, part),
      async (log) => mayEverywhere(appointments, 'edits.read', await targetsOfLog(view, log), at),
    );
    if (logs === null) return null;
    const found: EditLogStanding[] = [];
    for (const log of logs) found.push(standingOfLog(log, await view.editLogSegments(log.id)));
    return found;
  });

export interface EditLogAsked {
  readonly log: EditLogId;
  readonly by: PersonId;
}

/** @throws Fault `editLog.unknown`, `access.notPermitted` */
export const editLogSeenBy = (house: House, asked: EditLogAsked): Promise<EditLogStanding> =>
  house.store.read(async (view) => {
    const log = await seen(house, view, asked);
    return standingOfLog(log, await view.editLogSegments(log.id));
  });

/** The file as it is signed so far. @throws Fault `editLog.unknown`, `access.notPermitted`, `blob.*` */
export async function readEditLog(house: House, asked: EditLogAsked): Promise<Uint8Array> {
  const segments = await house.store.read(async (view) =>
    view.editLogSegments((await seen(house, view, asked)).id),
  );
  const last = segments.at(-1);
  if (!last) throw editLogFault('editLog.unknown', { log: asked.log });
  return house.blobs.join(segments, last.fileHash);
}

/** The very lines that are printed, from the frozen data. @throws Fault as `readEditLog` */
export async function editLogLines(house: House, asked: EditLogAsked): Promise<readonly EditLogRow[]> {
  return frozenLines(house, await house.store.read((view) => seen(house, view, asked)));
}

export interface CodedEditLog extends EditLogStanding {
  readonly school: string;
  readonly schoolClass: string | null;
  /** False when a later edition was printed. */
  readonly latest: boolean;
  /** Code of the latest edition; null for itself. */
  readonly successor: string | null;
  readonly length: number | null;
}

/** What anybody may know who holds the printed code: no lines, no names of pupils. Null for a code of nothing. */
export async function editLogOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedEditLog | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const log = await view.editLogByCode(code);
    if (log === null) return null;
    const segments = await view.editLogSegments(log.id);
    const others = await view.editLogs(log.schoolId);
    const last = others.findLast(({ classId, period }) => classId === log.classId && period === log.period);
    return {
      ...standingOfLog(log, segments),
      school: (await view.schools()).find(({ id }) => id === log.schoolId)?.name ?? '',
      schoolClass: (await view.schoolClass(log.classId))?.name ?? null,
      latest: last?.id === log.id,
      successor: last === undefined || last.id === log.id ? null : last.verificationCode,
      length: segments.length === 0 ? null : segments.reduce((sum, { length }) => sum + length, 0),
    };
  });
}

async function seen(house: House, view: View, { log: id, by }: EditLogAsked): Promise<FrozenEditLog> {
  const log = await view.editLog(id);
  if (!log) throw editLogFault('editLog.unknown', { log: id });
  const targets = await targetsOfLog(view, log);
  await permissionEverywhere(view, { person: by, action: 'edits.read', targets, at: house.clock.now() });
  return log;
}

const standingOfLog = (log: FrozenEditLog, segments: readonly EditLogSegment[]): EditLogStanding => ({
  log,
  awaited: awaitedOf(log, segments),
  signed: segments.flatMap(({ signer, at }) => (signer === null ? [] : [{ person: signer, at }])),
  fileHash: segments.at(-1)?.fileHash ?? null,
});
