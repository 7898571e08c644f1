// Transformations of the plane: a page turned upright, an appearance fitted into its rectangle (ISO 32000-2 §8.3.3, §12.5.5).
import type { Box, OriginalPage } from './original.ts';

export type Matrix = readonly [number, number, number, number, number, number];

/** From the page's own units to points from the lower left corner of the page as its reader sees it. */
export function upright({ box, rotation, unit: u }: OriginalPage): Matrix {
  const [left, bottom, right, top] = box;
  const turned: Readonly<Record<OriginalPage['rotation'], Matrix>> = {
    0: [u, 0, 0, u, -left * u, -bottom * u],
    90: [0, -u, u, 0, -bottom * u, right * u],
    180: [-u, 0, 0, -u, right * u, top * u],
    270: [0, u, -u, 0, top * u, -left * u],
  };
  return turned[rotation];
}

/** Width and height in points as the reader sees the page. */
export function sizeSeen({ box, rotation, unit }: OriginalPage): readonly [number, number] {
  const [width, height] = [(box[2] - box[0]) * unit, (box[3] - box[1]) * unit];
  return rotation % 180 === 0 ? [width, height] : [height, width];
}

/** Algorithm 8.1: the appearance's box under its own matrix, moved and scaled into the annotation's rectangle. */
export function fitted(bbox: Box, matrix: Matrix, rect: Box): Matrix | undefined {
  const corners = [
    [bbox[0], bbox[1]],
    [bbox[2], bbox[1]],
    [bbox[0], bbox[3]],
    [bbox[2], bbox[3]],
  ] as const;
  const xs = corners.map(([x, y]) => matrix[0] * x + matrix[2] * y + matrix[4]);
  const ys = corners.map(([x, y]) => matrix[1] * x + matrix[3] * y + matrix[5]);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (!(width > 0 && height > 0)) return undefined;
  const [sx, sy] = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height];
  return [sx, 0, 0, sy, rect[0] - left * sx, rect[1] - bottom * sy];
}

/** As the operand of `cm`; five decimals are finer than any printer. */
export const operands = (matrix: Matrix): string =>
  matrix.map((value) => String(Number(value.toFixed(5)))).join(' ');
