// Which way a value went, for the statistics inspectors ask for.
import type { CellPlace } from '../cells/cell-path.ts';
import type { EditDirection } from './edit-log-row.ts';

/** @param before,after raw values of the score log; never both empty. */
export function directionOf(place: CellPlace, before: string | null, after: string | null): EditDirection {
  if (before === null) return 'entered';
  if (after === null) return 'deleted';
  if (before === after) return 'same';
  const [from, to] = [rankOf(place, before), rankOf(place, after)];
  if (from === null || to === null || from === to) return 'changed';
  return to > from ? 'up' : 'down';
}

/** `null` for what has no up and down: remarks, names, exemptions. */
function rankOf(place: CellPlace, value: string): number | null {
  const ranked =
    place.part === 'conduct' ||
    place.part === 'absences' ||
    (place.part === 'entry' && place.column.kind !== 'remark' && place.column.kind !== 'kind');
  if (!ranked) return null;
  return /^\d{1,4}$/.test(value) ? Number(value) : (ranks[value] ?? null);
}

/** Levels of both circulars; the fourth and third have two names each. */
const ranks: Readonly<Record<string, number>> = {
  Đ: 1,
  CĐ: 0,
  Tốt: 3,
  Khá: 2,
  Đạt: 1,
  'Trung bình': 1,
  'Chưa đạt': 0,
  Yếu: 0,
};
