// What must still be entered before a record can be submitted, sheet by sheet, with who enters it (R34, R61).
import { classCompleteness, columnLabel, completeness } from '../../../assessment/index.ts';
import type { ClassBook, MissingCell, Term } from '../../../assessment/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { readBook } from '../classes/class-books.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { termsOf } from '../snapshots/printed.ts';
import type { Period } from '../snapshots/printed.ts';

export interface MissingSheet {
  readonly term: Term;
  /** Null for conduct, which the homeroom teacher enters. */
  readonly subject: { readonly code: string; readonly name: string } | null;
  /** Null where nobody is assigned. */
  readonly by: PersonId | null;
  /** `ĐĐGtx 2`, each once, in the order of the sheet; none for conduct. */
  readonly columns: readonly string[];
  /** Over all pupils that the record prints. */
  readonly cells: number;
}

/**
 * Sheets in the order of terms, subjects and conduct; none when the record may be submitted.
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function missingInRecord(
  house: House,
  schoolClass: SchoolClass,
  record: SchoolRecord,
): Promise<readonly MissingSheet[]> {
  const book = await readBook(house, schoolClass);
  const sheets = new Map<string, MissingCell[]>();
  for (const cell of missingCells(book, record)) {
    const key = `${cell.term} ${cell.kind === 'entry' ? cell.subject : ''}`;
    const sheet = sheets.get(key);
    if (sheet) sheet.push(cell);
    else sheets.set(key, [cell]);
  }
  return [...sheets.values()].flatMap((cells) => {
    const [first] = cells;
    return first ? [{ ...ofSheet(book, record, first), columns: columnsOf(cells), cells: cells.length }] : [];
  });
}

function missingCells(book: ClassBook, record: SchoolRecord): readonly MissingCell[] {
  if (record.kind === 'classSummary') {
    const cells = classCompleteness(book, { terms: termsOf(record.key as Period) });
    return cells.toSorted((one, other) => orderOf(book, one) - orderOf(book, other));
  }
  const pupil = book.pupils.find(({ code }) => code === record.key);
  return pupil ? completeness(book, pupil) : [];
}

/** By term, then as the class book lists its subjects, conduct last. */
function orderOf({ subjects }: ClassBook, cell: MissingCell): number {
  const place =
    cell.kind === 'entry' ? subjects.findIndex(({ code }) => code === cell.subject) : subjects.length;
  return (cell.term === 'HK1' ? 0 : subjects.length + 1) + place;
}

function ofSheet(
  { subjects }: ClassBook,
  { snapshot: { context } }: SchoolRecord,
  cell: MissingCell,
): Pick<MissingSheet, 'term' | 'subject' | 'by'> {
  const { homeroomTeacher, subjectTeachers } = context.assignments;
  if (cell.kind === 'conduct') return { term: cell.term, subject: null, by: homeroomTeacher };
  const { subject: code, term } = cell;
  const name = subjects.find((subject) => subject.code === code)?.name ?? code;
  const teacher = subjectTeachers.find((one) => one.subjects.includes(code));
  return { term, subject: { code, name }, by: teacher?.person ?? null };
}

const columnsOf = (cells: readonly MissingCell[]): readonly string[] => [
  ...new Set(cells.flatMap((cell) => (cell.kind === 'entry' ? [columnLabel(cell.column)] : []))),
];
