// Cells that hold words: names, places, codes, choices.
import { shown, type Grid } from './grid.ts';
import { limits } from './limits.ts';
import type { Report } from './report.ts';
import { matchKey } from './text.ts';

/** A value; `null` for a blank cell; `undefined` for a bad one, already reported. */
export type Read<T> = T | null | undefined;

/** Where a cell is, and what the office calls it. */
export interface CellSpec {
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
  readonly what: string;
}

/** Text or a number written as text (codes are often numbers to Excel). */
export function readText(report: Report, spec: CellSpec, limit: number = limits.textLength): Read<string> {
  const cell = report.read(spec.grid, spec.row, spec.column);
  if (cell === 'bad') return undefined;
  const { content, address } = cell;
  if (content.kind === 'blank') return null;
  if (content.kind === 'number') return String(content.number);
  if (content.kind !== 'text') {
    report.problem('notText', spec.grid.name, address, { what: spec.what, found: shown(content) });
    return undefined;
  }
  if (content.text.length > limit) {
    const particulars = { what: spec.what, length: content.text.length, limit };
    report.problem('textTooLong', spec.grid.name, address, particulars);
    return undefined;
  }
  return content.text;
}

/** A name as it will be printed and signed for: no character that cannot be seen. */
export function readName(report: Report, spec: CellSpec): Read<string> {
  const { content, address } = spec.grid.at(spec.row, spec.column);
  const found = content.kind === 'text' ? content.hidden : null;
  if (found !== null) {
    report.problem('controlCharacter', spec.grid.name, address, { what: spec.what, found });
    return undefined;
  }
  return readText(report, spec, limits.nameLength);
}

/** Turns "blank" into a problem. */
export function required<T>(report: Report, spec: CellSpec, value: Read<T>): T | undefined {
  if (value !== null) return value;
  const { address } = spec.grid.at(spec.row, spec.column);
  report.problem('valueMissing', spec.grid.name, address, { what: spec.what });
  return undefined;
}

/** The choice whose key the text matches, whatever its case and spaces. */
export const choose = <T>(choices: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.entries(choices).find(([key]) => matchKey(key) === matchKey(text))?.[1];
