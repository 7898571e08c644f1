// Compares rendered pages colour by colour.
import { drawnPage } from '../../support/foreign-pdf.ts';

export type Drawn = ReturnType<typeof drawnPage>;

/** Rows from the top, columns from the left. */
export interface Pixels {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of which any colour differs by more than `tolerance`, in the height both have, outside `excepted`. */
export function differing(a: Drawn, b: Drawn, tolerance: number, excepted?: Pixels): number {
  expect(b.width).toBe(a.width);
  let count = 0;
  const row = 3 * a.width;
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    if (a.pixels.compare(b.pixels, y * row, (y + 1) * row, y * row, (y + 1) * row) === 0) continue;
    for (let x = 0; x < a.width; x++) {
      if (excepted && within(excepted, x, y)) continue;
      const at = 3 * (y * a.width + x);
      if ([0, 1, 2].some((colour) => Math.abs(a.pixels[at + colour]! - b.pixels[at + colour]!) > tolerance))
        count++;
    }
  }
  return count;
}

/** Pixels that are not white. */
export function inked({ width, pixels }: Drawn, area: Pixels): number {
  let count = 0;
  for (let y = Math.max(0, area.top); y < area.bottom; y++) {
    for (let x = Math.max(0, area.left); x < Math.min(area.right, width); x++) {
      if (pixels[3 * (y * width + x)]! < 250) count++;
    }
  }
  return count;
}

const within = ({ left, top, right, bottom }: Pixels, x: number, y: number) =>
  x >= left && x < right && y >= top && y < bottom;
