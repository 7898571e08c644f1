// Which line of a teacher's sheet is which pupil: all of them there, none new, nobody's name over another's marks.
import { readDate } from './date-cells.ts';
import { shown } from './grid.ts';
import type { Table } from './headers.ts';
import type { Report } from './report.ts';
import { BIRTH_DATE } from './subject-columns.ts';
import type { StampedPupil, SubjectStamp } from './subject-stamp.ts';
import { cleanText } from './text.ts';

export interface RecognisedRow {
  readonly row: number;
  readonly pupil: StampedPupil;
}

/** Rows whose names are as the sheet was made with; lines may be sorted, as long as whole lines are. */
export function recognisedRows(
  report: Report,
  { pupils }: SubjectStamp,
  table: Table<string>,
): readonly RecognisedRow[] {
  const { grid, columns, rows } = table;
  const known = new Map(pupils.map((pupil) => [cleanText(pupil.code), pupil]));
  const firstSeen = new Map<string, string>();
  const recognised: RecognisedRow[] = [];
  for (const row of rows) {
    const { content, address } = grid.at(row, columns['Mã học sinh'] ?? 0);
    const code = shown(content);
    const pupil = known.get(code);
    const first = firstSeen.get(code);
    if (code === '') report.problem('rowWithoutPupil', grid.name, address);
    else if (!pupil) report.problem('rowAdded', grid.name, address, { found: code });
    else if (first !== undefined) report.problem('pupilRepeated', grid.name, address, { code, first });
    else {
      firstSeen.set(code, address);
      if (isUnedited(report, table, row, pupil)) recognised.push({ row, pupil });
    }
  }
  for (const [code, { name }] of known)
    if (!firstSeen.has(code)) report.problem('rowRemoved', grid.name, null, { code, name });
  return recognised;
}

function isUnedited(
  report: Report,
  { grid, columns }: Table<string>,
  row: number,
  pupil: StampedPupil,
): boolean {
  const specOf = (what: string) => ({ grid, row, column: columns[what] ?? 0, what });
  const birthDate = readDate(report, specOf(BIRTH_DATE));
  const seen: readonly [what: string, found: string, expected: string][] = [
    ['STT', shown(grid.at(row, columns.STT ?? 0).content), String(pupil.ordinal)],
    ['Họ và tên', textAt(specOf('Họ và tên')), cleanText(pupil.name)],
    [BIRTH_DATE, birthDate ?? '', pupil.birthDate],
  ];
  const edited = seen.filter(([, found, expected]) => found !== expected);
  for (const [what, found, expected] of edited) {
    const { address } = grid.at(row, columns[what] ?? 0);
    report.problem('identityEdited', grid.name, address, { what, found, expected, code: pupil.code });
  }
  return edited.length === 0;
}

/** Whole, where `shown` would clip. */
function textAt({ grid, row, column }: { grid: Table<string>['grid']; row: number; column: number }): string {
  const { content } = grid.at(row, column);
  return content.kind === 'text' ? content.text : shown(content);
}
