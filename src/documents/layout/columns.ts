// Columns of a table: where each begins, and the rules between them.
import type { Canvas } from './canvas.ts';

export interface Columns {
  /** Left ends, and the right end of the last one. */
  readonly edges: readonly number[];
  left(column: number): number;
  width(column: number, span?: number): number;
}

export function columns(left: number, widths: readonly number[]): Columns {
  const edges = [left];
  for (const width of widths) edges.push((edges.at(-1) ?? left) + width);
  const edge = (index: number) => edges[index] ?? left;
  return { edges, left: edge, width: (column, span = 1) => edge(column + span) - edge(column) };
}

/** Rules around and between rows of equal columns; `ys` are the row edges from the top down. */
export function ruleRows(canvas: Canvas, { edges }: Columns, ys: readonly number[]): void {
  const [left, right] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  for (const y of ys) canvas.rule(left, y, right, y);
  for (const x of edges) canvas.rule(x, top, x, bottom);
}
