// Why a cell does not take a value now: a lock, or a record that prints it and is past draft. The store's own guard says
// the same (see persistence/guards); a test holds them against each other.
import type { Instant } from '../../../kernel/index.ts';
import { pathOf } from '../results/cell-key.ts';
import type { CellKey } from '../results/cell-key.ts';
import type { LockedPart, LockScope, OpenedCell, ResultLock } from '../ports/result-locks-store.ts';
import type { SchoolRecord } from '../rows.ts';

export interface Closing {
  readonly locks: readonly ResultLock[];
  readonly records: readonly SchoolRecord[];
  readonly opened: readonly OpenedCell[];
  readonly at: Instant;
}

export type WhyClosed =
  | { readonly by: 'lock'; readonly lock: ResultLock }
  | { readonly by: 'record'; readonly record: SchoolRecord };

/** Null while the cell is open. */
export function whyClosed(place: CellKey, { locks, records, opened, at }: Closing): WhyClosed | null {
  const path = pathOf(place);
  if (opened.some((one) => one.path === path && isOpen(one, at))) return null;
  const lock = locks.find((one) => isUnder(one, place));
  if (lock) return { by: 'lock', lock };
  const record = records.find((one) => !openToChange.has(one.snapshot.state) && prints(one, place));
  return record ? { by: 'record', record } : null;
}

export const isOpen = ({ openedAt, until, closedAt }: OpenedCell, at: Instant): boolean =>
  closedAt === null && openedAt <= at && at < until;

export const partOf = ({ field }: CellKey): LockedPart => (field === 'entries' ? 'scores' : 'classData');

/** A lock that stands names the cell, and no order has opened that part of it. */
const isUnder = ({ liftedAt, scope, exceptions }: ResultLock, place: CellKey): boolean =>
  liftedAt === null && covers(scope, place) && !exceptions.some((one) => covers(one.scope, place));

export const covers = ({ part, term, subject, column }: LockScope, place: CellKey): boolean =>
  part === partOf(place) &&
  (term === undefined || term === place.term) &&
  (subject === undefined || subject === place.subject) &&
  (column === undefined || column === place.column || place.column.startsWith(`${column}/`));

/** One pupil in signing does not hold up the others: a transcript closes what is its pupil's, a summary its period. */
export function prints({ kind, key }: SchoolRecord, { pupil, field, term, column }: CellKey): boolean {
  if (kind === 'transcript') return key === pupil;
  if (field === 'name' || field === 'absences') return true;
  const summed = field === 'conduct' || (field === 'entries' && column !== 'remark');
  return summed && (key === 'year' || key === term);
}

export const openToChange: ReadonlySet<string> = new Set(['draft', 'returned', 'withdrawn']);
