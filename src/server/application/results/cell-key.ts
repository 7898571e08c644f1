// Where a cell stands, in one shape for all cells: what the store keeps a row by. Its name elsewhere is its path.
import { parseCellPath } from '../../../assessment/index.ts';
import type { CellPlace, Term } from '../../../assessment/index.ts';

export type CellField =
  'entries' | 'conduct' | 'absences' | 'name' | 'birthDate' | 'gender' | 'birthPlace' | 'ethnicity';

/** What a field has no use for is empty. */
export interface CellKey {
  /** Code. */
  readonly pupil: string;
  readonly field: CellField;
  readonly term: Term | '';
  readonly subject: string;
  /** Entries: `regular/0` (from 0), `midterm`, `final`, `remark` or `kind`; absences: `permitted` or `unpermitted`. */
  readonly column: string;
}

export interface Cell extends CellKey {
  /** As in the log: integer tenths, `Đ`, a level, a text; null is empty. */
  readonly value: string | null;
  /** The line of the log that brought the value; 0 while it stands as first imported. */
  readonly change: number;
}

/** `pupils/<code>/entries/HK1/TOAN/regular/2`. */
export const pathOf = ({ pupil, field, term, subject, column }: CellKey): string =>
  ['pupils', pupil, field, term, subject, column].filter((part) => part !== '').join('/');

/** Null for what is not kept in cells: the order of the list, subjects, staff. */
export function keyOfPath(path: string): CellKey | null {
  const place = parseCellPath(path);
  return place && keyOfPlace(place);
}

function keyOfPlace(place: CellPlace): CellKey {
  const { pupil } = place;
  const bare = { pupil, term: '', subject: '', column: '' } as const;
  if (place.part === 'conduct') return { ...bare, field: 'conduct', term: place.term };
  if (place.part === 'absences') return { ...bare, field: 'absences', column: place.leave };
  if (place.part === 'particular') return { ...bare, field: place.particular };
  const { term, subject, column } = place;
  const name = column.kind === 'regular' ? `regular/${column.ordinal - 1}` : column.kind;
  return { pupil, field: 'entries', term, subject, column: name };
}
