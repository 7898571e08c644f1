// The lines of a sheet that has one line per pupil: every pupil once, under the right name.
import type { Table } from './headers.ts';
import type { ClassList } from './read-pupils.ts';
import type { Report } from './report.ts';
import { readName, required, type CellSpec } from './text-cells.ts';

type PupilHeader = 'Mã học sinh' | 'Họ và tên';

/** Calls `readRow` for each pupil of the class found in the table; reports strangers, repetitions and absentees. */
export function forEachPupil(
  report: Report,
  { grid, columns, rows }: Table<PupilHeader>,
  { names }: ClassList,
  readRow: (code: string, row: number) => void,
): void {
  const firstSeen = new Map<string, string>();
  for (const row of rows) {
    const spec = (what: PupilHeader): CellSpec => ({ grid, row, column: columns[what], what });
    const code = required(report, spec('Mã học sinh'), readName(report, spec('Mã học sinh')));
    const { address } = grid.at(row, columns['Mã học sinh']);
    if (code === undefined) continue;
    const first = firstSeen.get(code);
    if (!names.has(code)) report.problem('pupilUnknown', grid.name, address, { found: code });
    else if (first !== undefined) report.problem('pupilRepeated', grid.name, address, { code, first });
    else {
      firstSeen.set(code, address);
      checkName(report, spec('Họ và tên'), code, names.get(code));
      readRow(code, row);
    }
  }
  for (const [code, name] of names) {
    if (!firstSeen.has(code)) report.problem('pupilMissing', grid.name, null, { code, name: name ?? '?' });
  }
}

/** A name under another pupil's code is the trace of a shifted paste. */
function checkName(report: Report, spec: CellSpec, code: string, expected: string | undefined) {
  const found = required(report, spec, readName(report, spec));
  if (found === undefined || expected === undefined || found === expected) return;
  const { address } = spec.grid.at(spec.row, spec.column);
  report.problem('nameMismatch', spec.grid.name, address, { found, code, expected });
}
