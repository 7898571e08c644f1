// A box to tick, drawn as rules because Tinos has no ballot box.
import type { Canvas } from '../layout/index.ts';

const SIDE = 8;

/** The box on the baseline `y`, then its label; returns the right end. */
export function drawCheckBox(
  canvas: Canvas,
  x: number,
  y: number,
  label: string,
  ticked: boolean,
  size: number,
): number {
  const top = y - SIDE + 0.8;
  canvas.box(x, top, SIDE, SIDE);
  if (ticked) {
    canvas.rule(x + 1.6, top + 1.6, x + SIDE - 1.6, top + SIDE - 1.6, 1.1);
    canvas.rule(x + 1.6, top + SIDE - 1.6, x + SIDE - 1.6, top + 1.6, 1.1);
  }
  canvas.text(x + SIDE + 5, y, label, { size, face: ticked ? 'bold' : 'regular' });
  return x + SIDE + 5 + canvas.faces.bold.width(label, size);
}
