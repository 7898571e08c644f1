// What was typed into a teacher's sheet, as changes of cells ready to be written.
import { cellPath, type CellChange, type Column } from '../assessment/index.ts';
import { assessedHeaders, REMARK } from './entry-columns.ts';
import { shown } from './grid.ts';
import type { Table } from './headers.ts';
import { limits } from './limits.ts';
import { isExemption, readMark } from './mark-cells.ts';
import { readScore } from './number-cells.ts';
import type { Report } from './report.ts';
import type { RecognisedRow } from './subject-rows.ts';
import type { SubjectStamp } from './subject-stamp.ts';
import { readText, type CellSpec, type Read } from './text-cells.ts';
import { cleanText } from './text.ts';

/** One changed cell, and where in the sheet it stands. */
export interface SheetChange extends CellChange {
  /** Address in A1 notation. */
  readonly cell: string;
}

/** Row by row, in the order of the columns; bad cells are reported and left out. */
export function subjectChanges(
  report: Report,
  stamp: SubjectStamp,
  { grid, columns }: Table<string>,
  rows: readonly RecognisedRow[],
): readonly SheetChange[] {
  const headers = assessedHeaders(stamp.regular);
  return rows.flatMap(({ row, pupil }) => {
    const specOf = (what: string): CellSpec => ({ grid, row, column: columns[what] ?? 0, what });
    const addressOf = ({ column }: CellSpec) => grid.at(row, column).address;
    const place = { part: 'entry', pupil: pupil.code, term: stamp.term, subject: stamp.subject } as const;
    const changes: SheetChange[] = [];
    const remark = specOf(REMARK);
    const text = readText(report, remark, limits.remarkLength);
    if (text !== undefined && (text ?? '') !== cleanText(pupil.remark)) {
      const path = cellPath({ ...place, column: { kind: 'remark' } });
      changes.push({ path, before: pupil.remark || null, after: text, cell: addressOf(remark) });
    }
    const assessed = headers.map(specOf);
    const odd = assessed.find(
      ({ column }) => isExemption(shown(grid.at(row, column).content)) !== pupil.exempt,
    );
    if (odd) report.problem('exemptionChanged', grid.name, addressOf(odd), { code: pupil.code });
    if (odd || pupil.exempt) return changes;
    const entered = assessed.flatMap((spec, index) => {
      const value = readValue(report, spec, stamp.assessedBy);
      const before = pupil.values[index] ?? null;
      if (value === undefined || value === before) return [];
      const path = cellPath({ ...place, column: columnAt(index, stamp.regular) });
      return [{ path, before, after: value, cell: addressOf(spec) }];
    });
    return [...entered, ...changes];
  });
}

function readValue(report: Report, spec: CellSpec, assessedBy: SubjectStamp['assessedBy']): Read<string> {
  if (assessedBy === 'comment') return readMark(report, spec);
  const score = readScore(report, spec);
  return typeof score === 'number' ? String(score) : score;
}

function columnAt(index: number, regular: number): Column {
  if (index < regular) return { kind: 'regular', ordinal: index + 1 };
  return { kind: index === regular ? 'midterm' : 'final' };
}
