// Looks over a set of changes before they are written: column shifts and unlikely pastes (R79; the case of 2026).
import type { Instant } from '../../kernel/pure/index.ts';
import type { CellChange } from '../cells/cell-path.ts';
import type { ClassBook } from '../class-book.ts';
import { groupBy } from '../../kernel/pure/index.ts';
import { columnsOf, type ColumnValues } from './columns.ts';
import { rowsMisaligned } from './misaligned.ts';
import { columnJumped, manyEqual, sweptBeforeLock } from './odd-values.ts';
import { columnCopied, columnShifted, rowsReordered, rowsShifted } from './same-values.ts';
import type { Suspicion } from './suspicion.ts';

/** When the changes are made and when the sheet will be locked, where that is known. */
export interface LockAhead {
  readonly at: Instant;
  readonly lockAt: Instant;
}

/**
 * What should be looked at twice, sheet by sheet; empty for most changes. Each column is told at most one explanation.
 * @param before the class as it stands without the changes
 * @param changes of one gesture: a paste, an uploaded sheet, a saved screen
 */
export function suspicions(
  before: ClassBook,
  changes: readonly CellChange[],
  ahead?: LockAhead,
): readonly Suspicion[] {
  const all = columnsOf(before, changes);
  const changed = all.filter((values) => values.changed.length > 0);
  const columns = changed.flatMap((values) => {
    const found = explained(values, all);
    return found ? [found] : [];
  });
  const days = ahead ? Math.ceil((ahead.lockAt - ahead.at) / DAY) : Infinity;
  if (days < 0 || days > NEAR) return columns;
  const sheets = groupBy(changed, ({ subject, term }) => `${term} ${subject.code}`);
  return [...columns, ...[...sheets.values()].flatMap((sheet) => sweptBeforeLock(sheet, days) ?? [])];
}

const DAY = 86_400_000;
/** Days before the lock in which many changes one way are told. */
const NEAR = 7;

/** The most particular explanation first. */
function explained(values: ColumnValues, all: readonly ColumnValues[]): Suspicion | null {
  const sheet = all.filter(({ subject, term }) => subject === values.subject && term === values.term);
  return (
    columnShifted(values, sheet) ??
    rowsShifted(values) ??
    rowsReordered(values) ??
    columnCopied(values, all) ??
    manyEqual(values) ??
    rowsMisaligned(values, all) ??
    columnJumped(values)
  );
}
