// Something of a page that stays in one piece.
import type { Canvas } from '../layout/index.ts';

export interface Piece {
  /** Points. */
  readonly height: number;
  draw(canvas: Canvas, y: number): void;
}

export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { height }) => sum + height, 0);

/** Draws them under each other from `y` down; returns the y below the last. */
export function drawPieces(canvas: Canvas, pieces: readonly Piece[], y: number): number {
  let at = y;
  for (const piece of pieces) {
    piece.draw(canvas, at);
    at += piece.height;
  }
  return at;
}
