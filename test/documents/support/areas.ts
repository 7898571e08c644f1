// Rectangles of slots: whether they overlap, and how much ink a rendered page has inside one.
import type { Slot } from '../../../src/documents/index.ts';
import type { Picture } from './render.ts';

type Rect = Slot['rect'];

export const isVisible = ({ rect }: Slot) => rect[2] > rect[0];

/** Shares more than a hundredth of a point in both directions. */
export const overlap = (a: Rect, b: Rect) =>
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0.011 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.011;

/** Dark pixels inside the rectangle, a point away from its edges. */
export function inkWithin({ width, height, grey }: Picture, rect: Rect, dpi: number): number {
  const scale = dpi / 72;
  const [left, right] = [Math.ceil((rect[0] + 1) * scale), Math.floor((rect[2] - 1) * scale)];
  const [top, bottom] = [
    Math.ceil(height - (rect[3] - 1) * scale),
    Math.floor(height - (rect[1] + 1) * scale),
  ];
  let ink = 0;
  for (let y = Math.max(top, 0); y < Math.min(bottom, height); y++) {
    for (let x = Math.max(left, 0); x < Math.min(right, width); x++) if (grey[y * width + x]! < 160) ink++;
  }
  return ink;
}
