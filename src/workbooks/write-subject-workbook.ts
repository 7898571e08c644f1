// Writes the sheet of one class, subject and term for its teacher to fill in at home and hand in again.
import { assess, type ClassBook, type Subject, type SubjectCode, type Term } from '../assessment/index.ts';
import { assessedValues, regularColumns } from './entry-columns.ts';
import { workbookFault } from './faults.ts';
import { pupilValues, titled } from './plan-columns.ts';
import { renderWorkbook } from './render-workbook.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { subjectColumns, termResult } from './subject-columns.ts';
import { stampSheet, type StampedPupil, type SubjectStamp } from './subject-stamp.ts';

export interface SubjectSheetChoice {
  readonly subject: SubjectCode;
  readonly term: Term;
  /** What the application counts changes of this sheet by; handed back when the sheet is read. */
  readonly revision: string;
}

/**
 * The bytes of an .xlsx file; names and averages are locked, exempt pupils too.
 * @throws Fault `workbook.subjectUnknown`, `workbook.sheetNameImpossible`
 */
export function writeSubjectWorkbook(
  book: ClassBook,
  { subject: code, term, revision }: SubjectSheetChoice,
): Promise<Uint8Array> {
  const subject = book.subjects.find((one) => one.code === code);
  if (!subject) throw workbookFault('workbook.subjectUnknown', { subject: code, className: book.className });
  const regular = regularColumns(
    book.regime,
    subject,
    book.pupils.map((pupil) => pupil.entries[term][code]),
  );
  const title = titled(
    book,
    `Sổ theo dõi và đánh giá học sinh (của giáo viên) · ${subject.name} ${term} · ${subject.teacher}`,
  );
  const stamp: SubjectStamp = {
    format: 'giaplai-subject-sheet/1',
    school: book.school.name,
    schoolYear: book.schoolYear,
    className: book.className,
    subject: code,
    term,
    assessedBy: subject.assessedBy,
    regular,
    revision,
    pupils: stampedPupils(book, subject, term, regular),
  };
  return renderWorkbook([subjectSheet(book, subject, term, { regular, title }), stampSheet(stamp)], title);
}

function subjectSheet(
  book: ClassBook,
  subject: Subject,
  term: Term,
  { regular, title }: { readonly regular: number; readonly title: string },
): SheetPlan {
  const results = assess(book).pupils.map(({ terms }) => terms[term]);
  const entryOf = (index: number) => book.pupils[index]?.entries[term][subject.code];
  const resultOf = (index: number) => {
    const tenths = results[index]?.averages[subject.code] ?? null;
    return tenths === null ? (results[index]?.comments[subject.code] ?? null) : tenths / 10;
  };
  return {
    name: `${subject.code} ${term}`,
    columns: subjectColumns(subject, regular),
    headed: true,
    rows: book.pupils.map((pupil, index) => [
      ...pupilValues(pupil),
      pupil.birthDate.split('-').reverse().join('/'),
      ...assessedValues(entryOf(index), regular),
      termResult(subject, regular, index + 2, resultOf(index)),
      entryOf(index)?.remark || null,
    ]),
    lockedRows: new Set(
      book.pupils.flatMap((_, index) => (entryOf(index)?.kind === 'exempt' ? [index] : [])),
    ),
    frozenColumns: 3,
    orientation: 'landscape',
    title,
  };
}

const stampedPupils = (
  book: ClassBook,
  { code: subject }: Subject,
  term: Term,
  regular: number,
): readonly StampedPupil[] =>
  book.pupils.map(({ ordinal, code, name, birthDate, entries }) => {
    const entry = entries[term][subject];
    const exempt = entry?.kind === 'exempt';
    const columns =
      !entry || exempt
        ? []
        : [
            ...entry.regular,
            ...Array<null>(regular - entry.regular.length).fill(null),
            entry.midterm,
            entry.final,
          ];
    const values = Array.from({ length: regular + 2 }, (_, index) => {
      const value = columns[index] ?? null;
      return value === null ? null : String(value);
    });
    return { ordinal, code, name, birthDate, exempt, values, remark: entry?.remark ?? '' };
  });
