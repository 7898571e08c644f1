// Everything of one school that is under way or stuck, and how the store stands, read at once.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { RecordEffectType } from '../../../workflows/index.ts';
import { permission } from '../access/permission.ts';
import { setBack, type ClockSetBack } from '../journal/clock-set-backs.ts';
import type { CeremonyRequest } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { SchemaDifference } from '../ports/inspection-store.ts';
import type { OfficeRun } from '../ports/office-runs-store.ts';
import type { QueuedEffect, View } from '../ports/unit-of-work.ts';

/** An order of a record that is not carried out yet: a document to draft. */
export interface WaitingEffect extends Pick<
  QueuedEffect,
  'id' | 'recordId' | 'at' | 'attempts' | 'lastError'
> {
  readonly type: RecordEffectType;
  readonly title: string;
}

export interface CeremonySeen {
  readonly request: CeremonyRequest;
  /** Whose it is. */
  readonly name: string;
}

export interface Operations {
  /** Failed ones first, then oldest first. */
  readonly effects: readonly WaitingEffect[];
  readonly ceremonies: readonly CeremonySeen[];
  readonly runs: readonly { readonly run: OfficeRun; readonly name: string }[];
  /** Guards of the database that are not as they were written. */
  readonly differences: readonly SchemaDifference[];
  /** Newest first; the first may be about now: the clock is behind what was noted last. */
  readonly setBacks: readonly ClockSetBack[];
  /** Null: none that the system knows of. */
  readonly lastBackup: Instant | null;
}

const MOST = 50;
/** Entries looked at: some weeks of a school. */
const ENTRIES = 20_000;

const kinds: readonly RecordEffectType[] = ['draftDocument', 'certifyDocument'];

/** @throws Fault `access.notPermitted` */
export const readOperations = (
  house: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<Operations> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'operations.watched', target: { schoolId }, at });
    const people = new Map(
      (await view.people()).filter((one) => one.schoolId === schoolId).map(({ id, name }) => [id, name]),
    );
    const ceremonies = (await view.unfinishedCeremonyRequests(MOST)).flatMap((request) => {
      const name = people.get(request.personId);
      return name === undefined ? [] : [{ request, name }];
    });
    const runs = (await view.officeRunsUnderWay()).flatMap((run) => {
      const name = people.get(run.personId);
      return name === undefined ? [] : [{ run, name }];
    });
    return {
      effects: await effectsOf(view, schoolId),
      ceremonies,
      runs,
      setBacks: await setBacksOf(view, at),
      differences: await view.schemaDifferences(),
      lastBackup: await view.lastBeat('backup'),
    };
  });

async function setBacksOf(view: View, at: Instant): Promise<readonly ClockSetBack[]> {
  const { seq } = await view.journalHead();
  return [...setBack(seq + 1, await view.lastEntryAt(), at), ...(await view.clockSetBacks(ENTRIES))];
}

async function effectsOf(view: View, schoolId: string): Promise<readonly WaitingEffect[]> {
  const own = new Set((await view.classes(schoolId)).map(({ id }) => id));
  const found: WaitingEffect[] = [];
  for (const type of kinds) {
    const queued = await view.pendingEffects(type);
    const records = await view.records([...new Set(queued.map(({ recordId }) => recordId))]);
    const known = new Map(records.map((record) => [record.id, record]));
    for (const { id, recordId, at, attempts, lastError } of queued) {
      const record = known.get(recordId);
      if (record && own.has(record.classId))
        found.push({ id, recordId, at, attempts, lastError, type, title: record.title });
    }
  }
  return found.toSorted((a, b) => Number(b.lastError !== null) - Number(a.lastError !== null) || a.at - b.at);
}
