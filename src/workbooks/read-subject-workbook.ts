// Reads a teacher's sheet back: the cells that changed since it was made, or every reason why it cannot be taken.
import { readTable } from './headers.ts';
import { openWorkbook } from './open-workbook.ts';
import type { Notice, Problem } from './problems.ts';
import { createReport, type Report } from './report.ts';
import { findSheets } from './sheets.ts';
import { subjectChanges, type SheetChange } from './subject-changes.ts';
import { subjectHeaders } from './subject-columns.ts';
import { recognisedRows } from './subject-rows.ts';
import { readStamp, STAMP_SHEET, type SubjectSheetName } from './subject-stamp.ts';

export type SubjectWorkbook =
  | {
      readonly ok: true;
      readonly name: SubjectSheetName;
      readonly revision: string;
      /** `before` is the value the sheet was made with; an empty list when nobody typed anything. */
      readonly changes: readonly SheetChange[];
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Changes of the .xlsx file that `writeSubjectWorkbook` made. Never throws for bad input.
 * @param expected what the sheet must be of, where that is known beforehand; `revision` only gives a notice
 */
export async function readSubjectWorkbook(
  bytes: Uint8Array,
  expected: Partial<SubjectSheetName & { readonly revision: string }> = {},
): Promise<SubjectWorkbook> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  const report = createReport();
  const stampGrid = opened.grids.find(({ name }) => name === STAMP_SHEET);
  const stamp = stampGrid ? readStamp(stampGrid) : null;
  if (!stamp) {
    report.problem(stampGrid ? 'stampDamaged' : 'stampMissing', null, null);
    return { ok: false, problems: report.problems() };
  }
  const { school, schoolYear, className, subject, term, revision } = stamp;
  const name: SubjectSheetName = { school, schoolYear, className, subject, term };
  compareNames(report, name, expected);
  if (expected.revision !== undefined && expected.revision !== revision)
    report.notice('sheetOutdated', null, null);
  const sheets = findSheets(
    report,
    opened.grids.filter((grid) => grid !== stampGrid),
  );
  const grid = sheets.take(`${subject} ${term}`);
  sheets.noticeUnused();
  const table = grid && readTable(report, grid, subjectHeaders(stamp, stamp.regular));
  const changes = table ? subjectChanges(report, stamp, table, recognisedRows(report, stamp, table)) : [];
  const problems = report.problems();
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, name, revision, changes, notices: [...opened.notices, ...report.notices()] };
}

const words: Readonly<Record<keyof SubjectSheetName, string>> = {
  school: 'trường',
  schoolYear: 'năm học',
  className: 'lớp',
  subject: 'môn',
  term: 'học kì',
};

function compareNames(report: Report, found: SubjectSheetName, expected: Partial<SubjectSheetName>) {
  for (const part of Object.keys(words) as (keyof SubjectSheetName)[]) {
    const wanted = expected[part];
    if (wanted === undefined || wanted === found[part]) continue;
    report.problem('sheetOfAnother', null, null, { what: words[part], found: found[part], expected: wanted });
  }
}
