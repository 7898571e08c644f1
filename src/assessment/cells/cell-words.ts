// Cells in the words of the office: the column's name, the value as people write it.
import { columnLabel } from '../completeness.ts';
import { formatTenths, isTenths } from '../tenths.ts';
import type { CellPlace, EntryColumn, Particular } from './cell-path.ts';

/** `HK1 · ĐĐGtx 2`, `HK2 · Nhận xét`, `Rèn luyện HK1`, `Nghỉ có phép`, `Ngày sinh`. */
export function cellColumnWords(place: CellPlace): string {
  switch (place.part) {
    case 'entry':
      return `${place.term} · ${entryColumnLabel(place.column)}`;
    case 'conduct':
      return `Rèn luyện ${place.term}`;
    case 'absences':
      return place.leave === 'permitted' ? 'Nghỉ có phép' : 'Nghỉ không phép';
    case 'particular':
      return particularWords[place.particular];
  }
}

/** The header over the column in the sheet of a subject; `kind` (exempt or not) has none of its own. */
export function entryColumnLabel(column: EntryColumn): string {
  if (column.kind === 'remark') return 'Nhận xét';
  return column.kind === 'kind' ? 'Miễn học' : columnLabel(column);
}

/** `85` of a score column reads `8,5`, dates as day/month/year; what is no value of that column is left as it stands. */
export function cellValueWords(place: CellPlace, value: string | null): string | null {
  if (value === null) return null;
  if (place.part === 'particular')
    return place.particular === 'birthDate' ? value.split('-').reverse().join('/') : value;
  if (place.part !== 'entry' || place.column.kind === 'remark') return value;
  if (place.column.kind === 'kind') return value === 'exempt' ? 'Miễn' : 'Đánh giá';
  const tenths = Number(value);
  return /^\d{1,3}$/.test(value) && isTenths(tenths) ? formatTenths(tenths) : value;
}

const particularWords: Readonly<Record<Particular, string>> = {
  name: 'Họ và tên',
  birthDate: 'Ngày sinh',
  gender: 'Giới tính',
  birthPlace: 'Nơi sinh',
  ethnicity: 'Dân tộc',
};
