// A teacher enters marks into a sheet: by right, in time, against nobody else's change, and past no lock.
import { suspicions } from '../../../assessment/index.ts';
import type { CellChange, Suspicion } from '../../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { entryRules, refuseOutsideWindow } from '../calendar/entry-window.ts';
import { windowsOfCells } from '../calendar/windows-of-cells.ts';
import { readBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import { keyOfPath } from './cell-key.ts';
import { closingAhead } from './closing-ahead.ts';
import { resultsFault } from './faults.ts';
import { entryOf, isOfSheet, targetOfSheet } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { tellingRefusals } from './tell-refusal.ts';
import { writeCells } from './write-cells.ts';

export interface ResultsEntry {
  readonly classId: ClassId;
  readonly sheet: Sheet;
  readonly changes: readonly CellChange[];
  /** Of the sheet as it was read; see `refuseConflicts`. */
  readonly revision: number;
  readonly by: PersonId;
  readonly reason?: string | null;
  readonly device?: string | null;
  /** Keys of the warnings that were seen and stay (see `suspicionKey`). */
  readonly confirmed?: readonly string[];
}

export type ResultsEntered =
  /** Nothing was written: somebody has to look at these first, and to send their keys back. */
  | { readonly outcome: 'unconfirmed'; readonly warnings: readonly EntryWarning[] }
  | { readonly outcome: 'entered'; readonly revision: number; readonly changes: readonly CellChange[] }
  | { readonly outcome: 'unchanged' };

export interface EntryWarning extends Suspicion {
  readonly key: string;
}

/**
 * Refused tries stay in the journal.
 * @throws Fault `class.unknown`, `access.notPermitted`, `window.closed`, `results.*`, `blob.*`
 */
export async function enterResults(house: House, entry: ResultsEntry): Promise<ResultsEntered> {
  const at = house.clock.now();
  const schoolClass = await house.store.read(async (view) => await view.schoolClass(entry.classId));
  if (!schoolClass) throw applicationFault('class.unknown', { class: entry.classId });
  isOnSheet(entry);
  const { classId, sheet, changes, by, device } = entry;
  return tellingRefusals(
    house,
    () => ({
      classId,
      actor: `person:${by}`,
      about: { by, sheet, device: device ?? null },
      cells: changes.map(({ path }) => path),
    }),
    () => enter(house, entry, schoolClass, at),
  );
}

/** The same warning about the same column, whatever its numbers. */
export const suspicionKey = ({ kind, subject, term, column }: Suspicion): string =>
  [kind, term, subject, column?.kind ?? '', column?.kind === 'regular' ? column.ordinal : '']
    .filter((part) => part !== '')
    .join('/');

async function enter(
  house: House,
  { classId, sheet, changes, revision, by, reason, device, confirmed = [] }: ResultsEntry,
  schoolClass: SchoolClass,
  at: Instant,
): Promise<ResultsEntered> {
  const action = entryOf(sheet);
  const target = { ...classTarget(schoolClass), ...targetOfSheet(sheet) };
  const wish = { person: by, action, target, at };
  await house.store.read((view) => permission(view, wish));
  const rules = await entryRules(house, schoolClass, at);
  const lockAt = await house.store.read((view) => closingAhead(view, { rules, schoolClass, changes, at }));
  const ahead = lockAt === null ? undefined : { at, lockAt };
  const warnings = suspicions(await readBook(house, schoolClass), changes, ahead)
    .map((found) => ({ ...found, key: suspicionKey(found) }))
    .filter(({ key }) => !confirmed.includes(key));
  if (warnings.length > 0) return { outcome: 'unconfirmed', warnings };
  return house.store.write(async (transaction) => {
    const ground = await permission(transaction, wish);
    await refuseOutsideWindow(transaction, { rules, schoolClass, windows: windowsOfCells(changes), at });
    const written = await writeCells(transaction, {
      classId,
      changes,
      by,
      at,
      reason: reason ?? null,
      device: device ?? null,
      permission: `appointment:${ground.id}`,
      seen: revision,
      confirmed,
    });
    if (written.changes.length === 0) return { outcome: 'unchanged' };
    return { outcome: 'entered', revision: written.last, changes: written.changes };
  });
}

/** @throws Fault `results.cellUnknown`, `results.cellOfAnotherSheet` */
function isOnSheet({ sheet, changes }: ResultsEntry): void {
  for (const { path } of changes) {
    const key = keyOfPath(path);
    if (!key) throw resultsFault('results.cellUnknown', { cell: path });
    if (!isOfSheet(sheet, key)) throw resultsFault('results.cellOfAnotherSheet', { cell: path });
  }
}
