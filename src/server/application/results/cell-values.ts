// What may stand in a cell: by the kind of the entry, and by the circular's levels.
import type { ConductLevel, RegimeId } from '../../../assessment/index.ts';
import { isDate } from '../../../policies/index.ts';
import type { CellKey } from './cell-key.ts';

/** True when `value` may stand there. `kind` is the entry's: `score`, `comment` or `exempt`; null outside entries. */
export function allowsValue(
  place: CellKey,
  value: string | null,
  { kind, regime }: { readonly kind: string | null; readonly regime: RegimeId },
): boolean {
  if (place.field === 'entries') return allowsInEntry(place.column, value, kind);
  if (place.field === 'conduct')
    return value === null || conductLevels[regime].includes(value as ConductLevel);
  if (place.field === 'absences') return value !== null && /^(?:0|[1-9]\d{0,2})$/.test(value);
  if (place.field === 'gender') return value === 'Nam' || value === 'Nữ';
  if (place.field === 'birthDate') return value !== null && isDate(value);
  if (place.field === 'name') return isText(value, NAME_LENGTH);
  return value === null || isText(value, TEXT_LENGTH);
}

/** TT 22/2021 Đ8.2; TT 58/2011 Đ4. */
const conductLevels: Readonly<Record<RegimeId, readonly ConductLevel[]>> = {
  TT22: ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'],
  TT58: ['Tốt', 'Khá', 'Trung bình', 'Yếu'],
};

function allowsInEntry(column: string, value: string | null, kind: string | null): boolean {
  if (column.startsWith('regular/') && Number(column.slice('regular/'.length)) >= MOST_REGULAR) return false;
  if (column === 'kind') return value === 'score' || value === 'comment' || value === 'exempt';
  if (value === null) return true;
  if (column === 'remark') return isText(value, REMARK_LENGTH);
  if (kind === 'score') return /^(?:\d|[1-9]\d|100)$/.test(value);
  return kind === 'comment' && (value === 'Đ' || value === 'CĐ');
}

/** Regular scores of a term are four at most (TT 22/2021 Đ6.2); schools take a few more. */
export const MOST_REGULAR = 20;
/** As workbooks are limited. */
const NAME_LENGTH = 100;
const TEXT_LENGTH = 200;
const REMARK_LENGTH = 1000;

/** Composed letters, nothing invisible but a line break, so that what is printed is what was entered. */
const isText = (value: string | null, longest: number): boolean =>
  value !== null &&
  value.trim() !== '' &&
  value.length <= longest &&
  value === value.normalize('NFC') &&
  !UNPRINTABLE.test(value);

const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
