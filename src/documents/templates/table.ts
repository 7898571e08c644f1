// Rows of a ruled table as pieces: each row measured, its cells in the middle of its height.
import {
  cellHeight,
  columns,
  setBlocks,
  type Block,
  type Canvas,
  type Columns,
  type Ink,
} from '../layout/index.ts';
import type { Piece } from './piece.ts';

/** Blocks of one cell, set under each other. */
export type Cell = readonly Block[];

export interface Table {
  readonly columns: Columns;
  row(cells: readonly Cell[], ground?: Ink): Piece;
  /** Room under a row that belongs to it: the pieces' own drawing between the outer rules. */
  under(pieces: readonly Piece[]): Piece[];
}

const PADDING = 2;

export function openTable(left: number, widths: readonly number[]): Table {
  const shape = columns(left, widths);
  const [first, last] = [shape.left(0), shape.left(widths.length)];
  const frame = (canvas: Canvas, y: number, height: number, edges: readonly number[]) => {
    for (const x of edges) canvas.rule(x, y, x, y + height);
  };
  return {
    columns: shape,
    row(cells, ground) {
      const height = Math.max(...cells.map((cell) => cellHeight(cell, PADDING)));
      return {
        height,
        draw(canvas, y) {
          if (ground !== undefined) canvas.panel(first, y, last - first, height, ground);
          cells.forEach((cell, column) => {
            setBlocks(canvas, { x: shape.left(column), y, width: shape.width(column), height }, ...cell);
          });
          canvas.rule(first, y, last, y);
          canvas.rule(first, y + height, last, y + height);
          frame(canvas, y, height, shape.edges);
        },
      };
    },
    under: (pieces) =>
      pieces.map((piece, index) => {
        const ends = index === pieces.length - 1;
        const height = piece.height + (ends ? PADDING : 0);
        return {
          height,
          draw(canvas, y) {
            piece.draw(canvas, y + 1);
            frame(canvas, y, height, [first, last]);
            if (ends) canvas.rule(first, y + height, last, y + height);
          },
        };
      }),
  };
}
