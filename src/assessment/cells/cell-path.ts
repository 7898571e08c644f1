// The address of one cell of a class book, as the score log writes it.
import type { SubjectCode, Term } from '../class-book.ts';
import type { Column } from '../completeness.ts';

/** What a subject's sheet holds for a pupil besides the assessed columns. */
export type EntryColumn = Column | { readonly kind: 'remark' } | { readonly kind: 'kind' };

export type Particular = 'name' | 'birthDate' | 'gender' | 'birthPlace' | 'ethnicity';

export type CellPlace =
  | {
      readonly part: 'entry';
      readonly pupil: string;
      readonly term: Term;
      readonly subject: SubjectCode;
      readonly column: EntryColumn;
    }
  | { readonly part: 'conduct'; readonly pupil: string; readonly term: Term }
  | { readonly part: 'absences'; readonly pupil: string; readonly leave: 'permitted' | 'unpermitted' }
  | { readonly part: 'particular'; readonly pupil: string; readonly particular: Particular };

/** One cell before and after; values as the score log keeps them: whole tenths, `Đ`, text; `null` is empty. */
export interface CellChange {
  /** `pupils/<code>/entries/HK1/TOAN/regular/1`, counted from 0. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function cellPath(place: CellPlace): string {
  const pupil = `pupils/${place.pupil}`;
  switch (place.part) {
    case 'entry':
      return `${pupil}/entries/${place.term}/${place.subject}/${columnPath(place.column)}`;
    case 'conduct':
      return `${pupil}/conduct/${place.term}`;
    case 'absences':
      return `${pupil}/absences/${place.leave}`;
    case 'particular':
      return `${pupil}/${place.particular}`;
  }
}

/** `null` for paths of anything but a pupil's cell. Codes of pupils and subjects may hold slashes. */
export function parseCellPath(path: string): CellPlace | null {
  const groups = PATH.exec(path)?.groups;
  const pupil = groups?.pupil;
  if (!groups || pupil === undefined) return null;
  const { term, subject, column, conduct, leave, particular } = groups as Groups;
  if (term && subject !== undefined && column !== undefined)
    return { part: 'entry', pupil, term, subject, column: columnAt(column) };
  if (conduct) return { part: 'conduct', pupil, term: conduct };
  if (leave) return { part: 'absences', pupil, leave };
  return particular ? { part: 'particular', pupil, particular } : null;
}

interface Groups {
  readonly term?: Term;
  readonly subject?: string;
  readonly column?: string;
  readonly conduct?: Term;
  readonly leave?: 'permitted' | 'unpermitted';
  readonly particular?: Particular;
}

const PATH = new RegExp(
  '^pupils/(?<pupil>.+?)/(?:' +
    'entries/(?<term>HK1|HK2)/(?<subject>.+)/(?<column>regular/\\d{1,3}|midterm|final|remark|kind)' +
    '|conduct/(?<conduct>HK1|HK2)' +
    '|absences/(?<leave>permitted|unpermitted)' +
    '|(?<particular>name|birthDate|gender|birthPlace|ethnicity))$',
  'u',
);

const columnPath = (column: EntryColumn) =>
  column.kind === 'regular' ? `regular/${column.ordinal - 1}` : column.kind;

function columnAt(path: string): EntryColumn {
  const [kind = '', index] = path.split('/');
  return kind === 'regular'
    ? { kind, ordinal: Number(index) + 1 }
    : { kind: kind as Exclude<EntryColumn['kind'], 'regular'> };
}
