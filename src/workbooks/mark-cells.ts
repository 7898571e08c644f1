// Cells that hold a mark of a comment subject, or say that a pupil is exempt.
import type { Mark } from '../assessment/index.ts';
import { shown } from './grid.ts';
import type { Report } from './report.ts';
import { choose, type CellSpec, type Read } from './text-cells.ts';
import { matchKey } from './text.ts';

/** Đ or CĐ, in either case. */
export function readMark(report: Report, spec: CellSpec): Read<Mark> {
  const cell = report.read(spec.grid, spec.row, spec.column);
  if (cell === 'bad') return undefined;
  const { content, address } = cell;
  if (content.kind === 'blank') return null;
  const mark = content.kind === 'text' ? choose(marks, content.text) : undefined;
  if (!mark) report.problem('markInvalid', spec.grid.name, address, { found: shown(content) });
  return mark;
}

const marks = { Đ: 'Đ', CĐ: 'CĐ', Đạt: 'Đ', 'Chưa đạt': 'CĐ' } as const satisfies Record<string, Mark>;

/** `M`, `Miễn`, `MIỄN`. */
export const isExemption = (text: string): boolean => EXEMPTIONS.has(matchKey(text));

const EXEMPTIONS = new Set(['m', 'miễn']);
