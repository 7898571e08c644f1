// Sheet "Học sinh": the class list, in its own order.
import type { PupilEntry } from '../assessment/index.ts';
import { readDate } from './date-cells.ts';
import { readCode } from './codes.ts';
import type { Grid } from './grid.ts';
import { readTable, type Columns } from './headers.ts';
import { limits } from './limits.ts';
import { readCount } from './number-cells.ts';
import type { Report } from './report.ts';
import { choose, readName, required, type CellSpec, type Read } from './text-cells.ts';

export type Pupil = Pick<
  PupilEntry,
  'ordinal' | 'code' | 'name' | 'birthDate' | 'gender' | 'birthPlace' | 'ethnicity'
>;

/** What the other sheets need to recognise a pupil, even when the rest of the line is wrong. */
export interface ClassList {
  /** Code → name; `undefined` where the name could not be read. */
  readonly names: ReadonlyMap<string, string | undefined>;
  /** Only the pupils whose whole line is right. */
  readonly pupils: readonly Pupil[];
}

const headers = ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Nơi sinh', 'Dân tộc'] as const;
type Header = (typeof headers)[number];

/** `null` when there is no list to go by. */
export function readPupils(report: Report, grid: Grid, schoolYear: string | null): ClassList | null {
  const table = readTable(report, grid, headers);
  if (!table) return null;
  const count = table.rows.length;
  if (count === 0) report.problem('noPupils', grid.name, null);
  if (count > limits.pupils) report.problem('tooManyRows', grid.name, null, { count, limit: limits.pupils });
  if (count === 0 || count > limits.pupils) return null;
  const names = new Map<string, string | undefined>();
  const firstSeen = new Map<string, string>();
  const ordinals = new Set<number>();
  const pupils: Pupil[] = [];
  for (const row of table.rows) {
    const code = readCode(report, specIn(grid, table.columns, row, 'Mã học sinh'), firstSeen);
    const name = readPupilName(report, grid, table.columns, row);
    if (code !== undefined) names.set(code, name);
    const pupil = readLine(report, grid, table.columns, row, schoolYear);
    if (pupil) noticeOrdinal(report, grid, table.columns, row, pupil.ordinal, ordinals);
    if (pupil && code !== undefined && name !== undefined) pupils.push({ ...pupil, code, name });
  }
  return { names, pupils };
}

const specIn = (grid: Grid, columns: Columns<Header>, row: number, what: Header): CellSpec => ({
  grid,
  row,
  column: columns[what],
  what,
});

function readPupilName(report: Report, grid: Grid, columns: Columns<Header>, row: number) {
  const spec = specIn(grid, columns, row, 'Họ và tên');
  return required(report, spec, readName(report, spec));
}

function readLine(
  report: Report,
  grid: Grid,
  columns: Columns<Header>,
  row: number,
  schoolYear: string | null,
): Omit<Pupil, 'code' | 'name'> | null {
  const spec = (what: Header) => specIn(grid, columns, row, what);
  const ordinal = required(report, spec('STT'), readCount(report, spec('STT'), 1, limits.rows));
  const birthDate = required(report, spec('Ngày sinh'), readDate(report, spec('Ngày sinh')));
  const gender = readGender(report, spec('Giới tính'));
  const birthPlace = orEmpty(report, spec('Nơi sinh'), readName(report, spec('Nơi sinh')));
  const ethnicity = orEmpty(report, spec('Dân tộc'), readName(report, spec('Dân tộc')));
  if (birthDate !== undefined && schoolYear !== null && !isPlausible(birthDate, schoolYear)) {
    const found = birthDate.split('-').reverse().join('/');
    report.problem('dateImplausible', grid.name, grid.at(row, columns['Ngày sinh']).address, {
      found,
      schoolYear,
    });
    return null;
  }
  if (ordinal === undefined || birthDate === undefined || gender === undefined) return null;
  if (birthPlace === undefined || ethnicity === undefined) return null;
  return { ordinal, birthDate, gender, birthPlace, ethnicity };
}

function readGender(report: Report, spec: CellSpec): 'Nam' | 'Nữ' | undefined {
  const text = required(report, spec, readName(report, spec));
  if (text === undefined) return undefined;
  const gender = choose({ Nam: 'Nam', Nữ: 'Nữ' } as const, text);
  if (!gender)
    report.problem('genderUnknown', spec.grid.name, spec.grid.at(spec.row, spec.column).address, {
      found: text,
    });
  return gender;
}

function orEmpty(report: Report, spec: CellSpec, value: Read<string>): string | undefined {
  if (value !== null) return value;
  report.gather('particularsEmpty', spec.grid.name, spec.grid.at(spec.row, spec.column).address);
  return '';
}

/** Pupils of grades 6 to 12 are about 11 to 18; a wide margin still catches a wrong century. */
function isPlausible(birthDate: string, schoolYear: string): boolean {
  const age = Number(schoolYear.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return age >= 5 && age <= 60;
}

function noticeOrdinal(
  report: Report,
  grid: Grid,
  columns: Columns<Header>,
  row: number,
  ordinal: number,
  seen: Set<number>,
) {
  if (seen.has(ordinal)) {
    report.notice('ordinalDuplicated', grid.name, grid.at(row, columns.STT).address, { found: ordinal });
  }
  seen.add(ordinal);
}
