// A sheet such as "TOAN HK1": the scores or marks of one subject in one term.
import { requiredRegularScores, type RegimeId, type Subject, type TermEntry } from '../assessment/index.ts';
import { forEachPupil } from './class-rows.ts';
import { assessedHeaders, REMARK } from './entry-columns.ts';
import { isExemption, readMark } from './mark-cells.ts';
import { shown, type Grid } from './grid.ts';
import { headerTexts, readTable, type Columns } from './headers.ts';
import { limits } from './limits.ts';
import { readScore } from './number-cells.ts';
import type { ClassList } from './read-pupils.ts';
import type { Report } from './report.ts';
import { readText, type CellSpec, type Read } from './text-cells.ts';
import { matchKey } from './text.ts';

/** Entries by pupil code; pupils with a bad cell are left out, for the workbook is refused anyway. */
export function readEntries(
  report: Report,
  grid: Grid,
  subject: Subject,
  regime: RegimeId,
  classList: ClassList,
): ReadonlyMap<string, TermEntry> {
  const entries = new Map<string, TermEntry>();
  const regular = requiredRegularScores(regime, subject);
  if (!hasRegularColumns(report, grid, subject, regular)) return entries;
  const assessed = assessedHeaders(regular);
  const table = readTable(report, grid, [...pupilHeaders, ...assessed, REMARK]);
  if (!table) return entries;
  forEachPupil(report, table, classList, (code, row) => {
    const entry = readEntry(report, { grid, columns: table.columns, row, code, subject, assessed });
    if (entry) entries.set(code, entry);
  });
  return entries;
}

const pupilHeaders = ['STT', 'Mã học sinh', 'Họ và tên'] as const;

function hasRegularColumns(report: Report, grid: Grid, subject: Subject, expected: number): boolean {
  const isRegular = new RegExp(`^${matchKey('ĐĐGtx')}\\d+$`);
  const found = headerTexts(grid).filter(({ key }) => isRegular.test(key));
  if (new Set(found.map(({ key }) => key)).size === expected) return true;
  const particulars = {
    subject: subject.name,
    periods: subject.periodsPerYear,
    expected,
    found: found.length,
  };
  report.problem('regularColumns', grid.name, found.at(-1)?.address ?? null, particulars);
  return false;
}

interface EntryRow {
  readonly grid: Grid;
  readonly columns: Columns<string>;
  readonly row: number;
  readonly code: string;
  readonly subject: Subject;
  /** Headers of the required cells: regular ones, then ĐĐGgk, ĐĐGck. */
  readonly assessed: readonly string[];
}

function readEntry(report: Report, entryRow: EntryRow): TermEntry | null {
  const specs = entryRow.assessed.map((header) => specOf(entryRow, header));
  const remark = readText(report, specOf(entryRow, REMARK), limits.remarkLength) ?? '';
  const contents = specs.map(({ grid, row, column }) => grid.at(row, column));
  const stated = contents.filter(({ content }) => isExemption(shown(content)));
  if (stated.length === contents.length) return { kind: 'exempt', remark };
  if (stated.length > 0) {
    const odd = contents.find((cell) => !stated.includes(cell));
    report.problem('exemptPartly', entryRow.grid.name, odd?.address ?? null, { code: entryRow.code });
    return null;
  }
  if (entryRow.subject.assessedBy === 'score') {
    const cells = readAll(report, specs, readScore);
    return cells && { kind: 'score', ...divided(cells), remark };
  }
  const cells = readAll(report, specs, readMark);
  return cells && { kind: 'comment', ...divided(cells), remark };
}

const specOf = ({ grid, columns, row }: EntryRow, what: string): CellSpec => ({
  grid,
  row,
  column: columns[what] ?? 0,
  what,
});

/** `null` when one of the cells is bad; blank cells are null in the list and gathered into a notice. */
function readAll<T>(
  report: Report,
  specs: readonly CellSpec[],
  read: (report: Report, spec: CellSpec) => Read<T>,
): readonly (T | null)[] | null {
  const values: (T | null)[] = [];
  let sound = true;
  for (const spec of specs) {
    const value = read(report, spec);
    if (value === undefined) sound = false;
    else values.push(value);
    if (value === null)
      report.gather('cellsEmpty', spec.grid.name, spec.grid.at(spec.row, spec.column).address);
  }
  return sound ? values : null;
}

const divided = <T>(cells: readonly (T | null)[]) => ({
  regular: cells.slice(0, -2),
  midterm: cells.at(-2) ?? null,
  final: cells.at(-1) ?? null,
});
