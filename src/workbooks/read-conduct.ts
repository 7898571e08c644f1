// Sheet "Rèn luyện": conduct of each term and the sessions missed over the year.
import { regimes, type ConductLevel, type PupilEntry, type RegimeId } from '../assessment/index.ts';
import { forEachPupil } from './class-rows.ts';
import type { Grid } from './grid.ts';
import { readTable } from './headers.ts';
import { limits } from './limits.ts';
import { readCount } from './number-cells.ts';
import type { ClassList } from './read-pupils.ts';
import type { Report } from './report.ts';
import { choose, readName, type CellSpec, type Read } from './text-cells.ts';

export type Conduct = Pick<PupilEntry, 'conduct' | 'absences'>;

const headers = ['STT', 'Mã học sinh', 'Họ và tên', 'HK1', 'HK2', 'Nghỉ có phép', 'Nghỉ không phép'] as const;
type Header = (typeof headers)[number];

/** By pupil code; pupils with a bad cell are left out, for the workbook is refused anyway. */
export function readConduct(
  report: Report,
  grid: Grid,
  regime: RegimeId,
  classList: ClassList,
): ReadonlyMap<string, Conduct> {
  const conducts = new Map<string, Conduct>();
  const table = readTable(report, grid, headers);
  if (!table) return conducts;
  forEachPupil(report, table, classList, (code, row) => {
    const spec = (what: Header): CellSpec => ({ grid, row, column: table.columns[what], what });
    const HK1 = readLevel(report, spec('HK1'), regime);
    const HK2 = readLevel(report, spec('HK2'), regime);
    const permitted = readAbsences(report, spec('Nghỉ có phép'));
    const unpermitted = readAbsences(report, spec('Nghỉ không phép'));
    if (HK1 === undefined || HK2 === undefined || permitted === undefined || unpermitted === undefined)
      return;
    conducts.set(code, { conduct: { HK1, HK2 }, absences: { permitted, unpermitted } });
  });
  return conducts;
}

function readLevel(report: Report, spec: CellSpec, regime: RegimeId): Read<ConductLevel> {
  const text = readName(report, spec);
  const { address } = spec.grid.at(spec.row, spec.column);
  if (text === null) report.gather('cellsEmpty', spec.grid.name, address);
  if (text === null || text === undefined) return text;
  const levels = regimes[regime].conductLevels;
  const level = choose(Object.fromEntries(levels.map((name) => [name, name])), text);
  if (!level) {
    report.problem('conductUnknown', spec.grid.name, address, {
      found: text,
      regime,
      levels: levels.join(', '),
    });
  }
  return level;
}

/** Offices leave the cell empty for pupils who missed nothing. */
function readAbsences(report: Report, spec: CellSpec): number | undefined {
  const count = readCount(report, spec, 0, limits.sessions);
  if (count !== null) return count;
  report.gather('absencesEmpty', spec.grid.name, spec.grid.at(spec.row, spec.column).address);
  return 0;
}
