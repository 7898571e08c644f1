// Reads a class workbook: the whole of it, or nothing and every reason why.
import {
  terms,
  type ClassBook,
  type PupilEntry,
  type Subject,
  type Term,
  type TermEntry,
} from '../assessment/index.ts';
import { openWorkbook } from './open-workbook.ts';
import type { Notice, Problem } from './problems.ts';
import { readConduct, type Conduct } from './read-conduct.ts';
import { readEntries } from './read-entries.ts';
import { readHeading } from './read-heading.ts';
import { readPupils, type ClassList } from './read-pupils.ts';
import { readSubjects } from './read-subjects.ts';
import { createReport } from './report.ts';
import { findSheets } from './sheets.ts';

export type ClassWorkbook =
  | { readonly ok: true; readonly book: ClassBook; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The class book in an .xlsx file of the layout in `samples/`, or all its problems by sheet and cell.
 * Never throws for bad input.
 */
export async function readClassWorkbook(bytes: Uint8Array): Promise<ClassWorkbook> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  const report = createReport();
  const sheets = findSheets(report, opened.grids);
  const headingSheet = sheets.take('Thông tin');
  const { heading, regime } = headingSheet
    ? readHeading(report, headingSheet)
    : { heading: null, regime: null };
  const pupilSheet = sheets.take('Học sinh');
  const classList = pupilSheet && readPupils(report, pupilSheet, heading?.schoolYear ?? null);
  const subjectSheet = sheets.take('Phân công');
  const subjects = subjectSheet && readSubjects(report, subjectSheet);
  const entries: SubjectTerm[] = [];
  for (const subject of subjects ?? []) {
    for (const term of terms) {
      const grid = sheets.take(`${subject.code} ${term}`);
      if (!grid || !regime || !classList) continue;
      entries.push({ subject, term, byPupil: readEntries(report, grid, subject, regime, classList) });
    }
  }
  const conductSheet = sheets.take('Rèn luyện');
  const conducts =
    conductSheet && regime && classList && readConduct(report, conductSheet, regime, classList);
  sheets.noticeUnused();
  const problems = report.problems();
  if (problems.length > 0 || !heading || !classList || !subjects || !conducts) return { ok: false, problems };
  const pupils = assemble(classList, entries, conducts);
  return {
    ok: true,
    book: { ...heading, subjects, pupils },
    notices: [...opened.notices, ...report.notices()],
  };
}

interface SubjectTerm {
  readonly subject: Subject;
  readonly term: Term;
  readonly byPupil: ReadonlyMap<string, TermEntry>;
}

function assemble(
  { pupils }: ClassList,
  entries: readonly SubjectTerm[],
  conducts: ReadonlyMap<string, Conduct>,
): PupilEntry[] {
  return pupils.flatMap((pupil) => {
    const conduct = conducts.get(pupil.code);
    if (!conduct) return [];
    const inTerm = (term: Term) =>
      Object.fromEntries(
        entries.flatMap(({ subject, term: when, byPupil }) => {
          const entry = when === term ? byPupil.get(pupil.code) : undefined;
          return entry ? [[subject.code, entry] as const] : [];
        }),
      );
    return [{ ...pupil, entries: { HK1: inTerm('HK1'), HK2: inTerm('HK2') }, ...conduct }];
  });
}
