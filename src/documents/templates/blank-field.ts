// `Label: value ……` on a dotted line, as on the paper form; without a value the dots alone.
import { fit, LEADING, type Canvas } from '../layout/index.ts';
import type { FaceName } from '../typeface/index.ts';

export interface BlankField {
  readonly label: string;
  readonly value?: string;
  readonly face?: FaceName;
}

/** Draws it between `x` and `end` with the first baseline at `y`; returns the last baseline. */
export function drawField(
  canvas: Canvas,
  { label, value = '', face = 'regular' }: BlankField,
  {
    x,
    end,
    y,
    size,
  }: { readonly x: number; readonly end: number; readonly y: number; readonly size: number },
): number {
  canvas.text(x, y, label, { size });
  const start = x + canvas.faces.regular.width(`${label} `, size);
  const set = fit(canvas.faces[face], value, [size, size - 1, size - 2, size - 1], end - start, 1);
  set.lines.forEach((line, index) => {
    canvas.text(start, y + index * size * LEADING, line, { face, size: set.size });
  });
  const last = set.lines.at(-1) ?? '';
  const baseline = y + Math.max(0, set.lines.length - 1) * size * LEADING;
  canvas.dots(start + canvas.faces[face].width(last, set.size) + 3, end, baseline);
  return baseline;
}
