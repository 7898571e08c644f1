// Paths: lines mark what they go along, areas what they cover (ISO 32000-2 §8.5).
import type { Rectangle } from '../upright.ts';
import { boxAround, type Point } from './matrix.ts';

/** Points of each subpath, those that bend a curve included. */
export type Path = Point[][];

export function extend(path: Path, operator: string, numbers: readonly number[]): void {
  const points: Point[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([numbers[i] ?? 0, numbers[i + 1] ?? 0]);
  const [first] = points;
  if (operator === 'm') path.push(points);
  else if (operator === 're' && first) {
    const [x, y] = first;
    const [width = 0, height = 0] = numbers.slice(2);
    path.push([first, [x + width, y], [x + width, y + height], [x, y + height], first]);
  } else if (operator === 'h') {
    const open = path.at(-1);
    if (open?.[0]) open.push(open[0]);
  } else path.at(-1)?.push(...points);
}

export const areasOf = (path: Path): readonly Rectangle[] =>
  path.filter((points) => points.length > 0).map(boxAround);

/** A frame around a page leaves its middle free. */
export const linesOf = (path: Path): readonly Rectangle[] =>
  path.flatMap((points) => points.slice(1).map((to, i) => boxAround([points[i] ?? to, to])));
