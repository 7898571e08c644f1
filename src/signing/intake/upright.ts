// From what the reader sees to the page's own coordinates, and how large a page looks (ISO 32000-2 §7.7.3.3, §8.3.2.3).
import type { PageShape } from './pages.ts';

/** Left, bottom, right, top. */
export type Rectangle = readonly [number, number, number, number];

/** Width and height of the page as its reader sees it, in points. */
export function sizeSeen({ box, rotation, userUnit }: PageShape): readonly [number, number] {
  const [width, height] = [(box[2] - box[0]) * userUnit, (box[3] - box[1]) * userUnit];
  return rotation % 180 === 0 ? [width, height] : [height, width];
}

/** `seen` is in points from the lower left corner of the page as its reader sees it. */
export function toUserSpace(page: PageShape, seen: Rectangle): Rectangle {
  const [left, bottom, right, top] = page.box;
  const [x0, y0, x1, y1] = seen.map((side) => side / page.userUnit) as unknown as Rectangle;
  const placed: Readonly<Record<PageShape['rotation'], Rectangle>> = {
    0: [left + x0, bottom + y0, left + x1, bottom + y1],
    // A page turned clockwise shows its top at the right, and its right side below.
    90: [right - y1, bottom + x0, right - y0, bottom + x1],
    180: [right - x1, top - y1, right - x0, top - y0],
    270: [left + y0, top - x1, left + y1, top - x0],
  };
  return placed[page.rotation].map((side) => Number(side.toFixed(3))) as unknown as Rectangle;
}

/** The other way round: what stands in the page's own coordinates, as its reader sees it. */
export function fromUserSpace(page: PageShape, own: Rectangle): Rectangle {
  const [left, bottom, right, top] = page.box;
  const [x0, y0, x1, y1] = own;
  const seen: Readonly<Record<PageShape['rotation'], Rectangle>> = {
    0: [x0 - left, y0 - bottom, x1 - left, y1 - bottom],
    90: [y0 - bottom, right - x1, y1 - bottom, right - x0],
    180: [right - x1, top - y1, right - x0, top - y0],
    270: [top - y1, x0 - left, top - y0, x1 - left],
  };
  return seen[page.rotation].map((side) => side * page.userUnit) as unknown as Rectangle;
}
