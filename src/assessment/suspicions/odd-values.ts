// Values that are odd by themselves: all alike, far from what they were, all moved one way before the lock.
import { groupBy } from '../../kernel/pure/index.ts';
import { formatTenths, isTenths } from '../tenths.ts';
import type { ColumnValues } from './columns.ts';
import { suspicion, type Suspicion } from './suspicion.ts';

/** Ten values or more, four fifths of them the same. Marks (Đ) are nearly always the same. */
export function manyEqual(values: ColumnValues): Suspicion | null {
  const entered = values.changed.filter((index) => scoreAt(values.after, index) !== null);
  const groups = groupBy(entered, (index) => values.after[index]);
  const [value, indexes = []] = [...groups].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  if (!value || indexes.length < TEN || indexes.length < entered.length * MOST) return null;
  const counted = { equal: indexes.length, count: entered.length, value: words(Number(value)) };
  return suspicion('manyEqual', values, indexes, counted);
}

/** Most of a column's scores moved by two points or more. */
export function columnJumped(values: ColumnValues): Suspicion | null {
  const moves = movesOf(values);
  const known = values.before.filter((value) => value !== null).length;
  const jumps = moves.filter(({ by }) => Math.abs(by) >= JUMP);
  if (moves.length < JUMP_FEWEST || moves.length * 2 < known || jumps.length < moves.length * JUMP_SHARE)
    return null;
  const most = Math.max(...jumps.map(({ by }) => Math.abs(by)));
  const counted = { jumped: jumps.length, count: moves.length, least: words(JUMP), most: words(most) };
  return suspicion(
    'columnJumped',
    values,
    jumps.map(({ index }) => index),
    counted,
  );
}

/** Ten scores or more of one sheet, four fifths of them the same way, when the lock is near. */
export function sweptBeforeLock(sheet: readonly ColumnValues[], days: number): Suspicion | null {
  const [first] = sheet;
  const moved = sheet.flatMap((values) =>
    movesOf(values).map((move) => ({ ...move, path: values.paths.get(move.index) })),
  );
  const up = moved.filter(({ by }) => by > 0);
  const down = moved.filter(({ by }) => by < 0);
  const [kind, swept] =
    up.length > down.length ? (['risenBeforeLock', up] as const) : (['fallenBeforeLock', down] as const);
  if (!first || swept.length < TEN || swept.length < moved.length * MOST) return null;
  const paths = new Map(swept.map(({ path = '' }, index) => [index, path]));
  const counted = { up: up.length, down: down.length, count: moved.length, days };
  return suspicion(kind, { ...first, column: null, paths }, [...paths.keys()], counted);
}

const TEN = 10;
const MOST = 0.8;
/** Tenths. */
const JUMP = 20;
const JUMP_FEWEST = 8;
const JUMP_SHARE = 0.7;

const movesOf = ({ changed, before, after }: ColumnValues) =>
  changed.flatMap((index) => {
    const [from, to] = [scoreAt(before, index), scoreAt(after, index)];
    return from === null || to === null ? [] : [{ index, by: to - from }];
  });

/** Whole tenths; `null` for marks and empty cells. */
export function scoreAt(values: readonly (string | null)[], index: number): number | null {
  const value = values[index] ?? null;
  return value !== null && /^\d{1,3}$/.test(value) ? Number(value) : null;
}

const words = (value: number) => (isTenths(value) ? formatTenths(value) : String(value));
