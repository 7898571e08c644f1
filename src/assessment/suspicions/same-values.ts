// Values that stand elsewhere already: in a neighbouring column, in another sheet, a few rows away.
import { columnLabel } from '../completeness.ts';
import { agreement, type Agreement } from './chance.ts';
import type { ColumnValues } from './columns.ts';
import { suspicion, type Suspicion } from './suspicion.ts';

/** Fewer cells are no paste. */
const FEWEST = 6;
/** A few values may have been right by chance or put right at once. */
const MOSTLY = 0.9;
/** Bearable chance of a false alarm for one column. */
const BEARABLE = 1e-3;

/** Nhập nhầm cột: what another column of the same sheet held before. */
export function columnShifted(values: ColumnValues, sheet: readonly ColumnValues[]): Suspicion | null {
  const others = sheet.filter((other) => other !== values);
  const found = mostLike(values, others, ({ before }) => before);
  return (
    found &&
    suspicion('columnShifted', values, values.changed, {
      equal: found.equal,
      count: found.compared,
      other: columnLabel(found.other.column),
    })
  );
}

/** The same column in another sheet of the class, or entered twice at once in this one. */
export function columnCopied(values: ColumnValues, all: readonly ColumnValues[]): Suspicion | null {
  const others = all.filter((other) => other !== values);
  const found = mostLike(values, others, ({ after }) => after);
  return (
    found &&
    suspicion('columnCopied', values, values.changed, {
      equal: found.equal,
      count: found.compared,
      other: columnLabel(found.other.column),
      otherSheet: `${found.other.subject.name} ${found.other.term}`,
    })
  );
}

/** Dán lệch dòng: the column's own former values, up to three pupils up or down. */
export function rowsShifted(values: ColumnValues): Suspicion | null {
  const rows = stretch(values.changed);
  for (const shift of [1, -1, 2, -2, 3, -3]) {
    if (values.changed.length < FEWEST) return null;
    const found = agreement(
      rows.map((row) => values.after[row] ?? null),
      rows.map((row) => values.before[row - shift]),
    );
    if (isTelling(found, 6))
      return suspicion('rowsShifted', values, values.changed, {
        equal: found.equal,
        count: found.compared,
        rows: Math.abs(shift),
      });
  }
  return null;
}

/** The same values on other pupils: a list sorted by given name pasted onto one sorted otherwise. */
export function rowsReordered(values: ColumnValues): Suspicion | null {
  const { changed, before, after } = values;
  const [old, now] = [before, after].map((column) => changed.map((index) => column[index] ?? null));
  if (!old || !now || changed.length < REORDERED_FEWEST || now.includes(null) || new Set(now).size < 4)
    return null;
  if (old.toSorted().join() !== now.toSorted().join()) return null;
  return suspicion('rowsReordered', values, changed, { count: changed.length });
}

/** Two or three pupils whose marks were mixed up are an honest correction. */
const REORDERED_FEWEST = 8;

/**
 * The entered values must agree; how surprising that is, the whole stretch of rows tells:
 * pasted values that the cells held already are no changes, but they agree as well.
 */
function mostLike(
  { changed, after }: ColumnValues,
  others: readonly ColumnValues[],
  valuesOf: (other: ColumnValues) => readonly (string | null)[],
): (Agreement & { readonly other: ColumnValues }) | null {
  const rows = stretch(changed);
  return others.reduce<(Agreement & { other: ColumnValues }) | null>((best, other) => {
    // Nearly all columns end here, without any list being made.
    const alike = changed.reduce((sum, index) => sum + (after[index] === valuesOf(other)[index] ? 1 : 0), 0);
    if (alike < changed.length * MOSTLY * MOSTLY) return best;
    const agreeing = (indexes: readonly number[]) =>
      agreement(
        indexes.map((index) => after[index] ?? null),
        indexes.map((index) => valuesOf(other)[index]),
      );
    const found = agreeing(changed);
    if (found.compared < Math.max(FEWEST, changed.length * MOSTLY)) return best;
    if (found.equal < found.compared * MOSTLY || !isTelling(agreeing(rows), others.length)) return best;
    return best && best.equal >= found.equal ? best : { ...found, other };
  }, null);
}

/** All rows from the first changed one to the last. */
function stretch(changed: readonly number[]): readonly number[] {
  const [first = 0, last = -1] = [changed[0], changed.at(-1)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const isTelling = ({ compared, equal, logChance }: Agreement, tried: number) =>
  compared >= FEWEST && equal >= compared * MOSTLY && logChance <= Math.log(BEARABLE / tried);
