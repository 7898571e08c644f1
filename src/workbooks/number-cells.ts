// Cells that hold numbers: scores, counts, ordinals. Decimal comma and decimal point are both accepted.
import { isTenths, type Tenths } from '../assessment/index.ts';
import { shown, type Content } from './grid.ts';
import type { ProblemCode } from './problems.ts';
import type { Report } from './report.ts';
import type { CellSpec, Read } from './text-cells.ts';

/** A score of 0 to 10 with one decimal at most, as whole tenths. */
export function readScore(report: Report, spec: CellSpec): Read<Tenths> {
  const cell = report.read(spec.grid, spec.row, spec.column);
  if (cell === 'bad') return undefined;
  if (cell.content.kind === 'blank') return null;
  const score = scoreIn(cell.content);
  if (typeof score === 'number') return score;
  report.problem(score, spec.grid.name, cell.address, { found: shown(cell.content) });
  return undefined;
}

/** A whole number within bounds. */
export function readCount(report: Report, spec: CellSpec, from: number, to: number): Read<number> {
  const cell = report.read(spec.grid, spec.row, spec.column);
  if (cell === 'bad') return undefined;
  const { content, address } = cell;
  if (content.kind === 'blank') return null;
  const value = numberIn(content);
  if (value !== null && Number.isInteger(value) && value >= from && value <= to) return value;
  const particulars = { what: spec.what, from, to, found: shown(content) };
  report.problem('notAWholeNumber', spec.grid.name, address, particulars);
  return undefined;
}

/** Excel stores 8,2 as 8.199999999999999 after some sums; anything a person can type is far coarser. */
const FLOAT_NOISE = 1e-9;

/** The score, or what is wrong with it. */
function scoreIn(content: Content): Tenths | ScoreProblem {
  if (content.kind === 'date') return 'scoreIsDate';
  const value = numberIn(content);
  if (value === null) return 'scoreInvalid';
  if (value < 0 || value > 10) return 'scoreOutOfRange';
  const nearest = Math.round(value * 10);
  return isTenths(nearest) && Math.abs(value * 10 - nearest) <= FLOAT_NOISE ? nearest : 'scoreTooPrecise';
}

type ScoreProblem = Extract<
  ProblemCode,
  'scoreInvalid' | 'scoreOutOfRange' | 'scoreTooPrecise' | 'scoreIsDate'
>;

function numberIn(content: Content): number | null {
  if (content.kind === 'number') return content.number;
  if (content.kind !== 'text' || !/^-?\d{1,15}(?:[.,]\d{1,17})?$/.test(content.text)) return null;
  return Number(content.text.replace(',', '.'));
}
