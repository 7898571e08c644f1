// A pen-stroke signature for people without a scanned one: initial, running loops, flourish; each name its own.
import { GRID, vectorArtwork, type Artwork } from './artwork.ts';
import { initialStrokes, type Stroke } from './initials.ts';
import { randomFrom } from './random.ts';

/** Blue, as NĐ 30/2020 Phụ lục I point 7 asks. */
const BLUE = '0.07 0.16 0.62';
const ASPECT = 2.4;
const PEN = 17;

/** The same name and seed give the same strokes. */
export function handwriting(name: string, seed = ''): Artwork {
  const words = name.normalize('NFC').trim().split(/\s+/);
  const given = words.at(-1) ?? '';
  const random = randomFrom(`${name.normalize('NFC')}\n${seed}`);
  const lean = 0.12 + 0.25 * random();
  const size = 0.62 + 0.16 * random();
  const baseline = 0.22 + 0.08 * random();

  const first = initialStrokes(words[0]?.[0] ?? '').map(scaled(0.03, baseline, 0.24 * size, size));
  const second = initialStrokes(given[0] ?? '').map(
    scaled(0.2 + 0.04 * random(), baseline - 0.04, 0.26 * size, size * 1.05),
  );
  const run = running(given, 0.42, baseline, size, random);
  const strokes = [...(words.length > 1 ? first : []), ...second, run, flourish(run, baseline, random)];
  return vectorArtwork('hand', penned(strokes, lean, random), ASPECT);
}

const scaled =
  (x: number, y: number, width: number, height: number) =>
  (stroke: Stroke): Stroke =>
    stroke.map(([px, py]) => [x + px * width, y + py * height] as const);

const TALL = /[bdhklt]/;
const DEEP = /[gpqy]/;

/** The rest of the given name as loops: tall and deep letters reach up and down. */
function running(word: string, x: number, baseline: number, size: number, random: () => number): Stroke {
  const letters = Array.from(word.normalize('NFD').replace(/\p{M}/gu, '')).slice(1, 7);
  const points: [number, number][] = [[x, baseline + 0.1 * size]];
  let at = x;
  for (const letter of letters.length > 1 ? letters : ['m', 'u', 'n']) {
    const step = 0.05 + 0.025 * random();
    const up = (TALL.test(letter) ? 0.55 : 0.2 + 0.1 * random()) * size;
    const down = DEEP.test(letter) ? -0.28 * size : 0.02 * random();
    points.push(
      [at + step * 0.7, baseline + up],
      [at + step * 0.45, baseline + down],
      [at + step * 1.4, baseline + 0.05 * size],
    );
    at += step * 1.25;
  }
  return points;
}

/** Out to the right, back under the name, and away again. */
function flourish(run: Stroke, baseline: number, random: () => number): Stroke {
  const [x, y] = run.at(-1) ?? [0.6, baseline];
  const right = Math.min(0.97, x + 0.2 + 0.1 * random());
  const low = baseline - 0.12 - 0.06 * random();
  const back = 0.16 + 0.2 * random();
  const path: [number, number][] = [
    [x, y],
    [right - 0.08, y + 0.12 + 0.2 * random()],
    [right, y],
    [(right + back) / 2, low + 0.03],
    [back, low],
    [back + 0.12, low - 0.05],
  ];
  return random() < 0.7 ? [...path, [right - 0.1 * random(), low + 0.07]] : path.slice(0, 3);
}

/** Smooth curves through the points, pressed harder on the way down than on the way up. */
function penned(strokes: readonly Stroke[], lean: number, random: () => number): string {
  const out = [`${BLUE} RG 1 J 1 j`];
  const place = ([x, y]: readonly [number, number]) => [x + (lean * (y - 0.3)) / ASPECT, y] as const;
  for (const stroke of strokes) {
    const points = stroke.map(place);
    for (let index = 0; index + 1 < points.length; index++) {
      const [p0, p1, p2, p3] = [-1, 0, 1, 2].map(
        (offset) => points[Math.min(Math.max(index + offset, 0), points.length - 1)] ?? [0, 0],
      ) as [
        readonly [number, number],
        readonly [number, number],
        readonly [number, number],
        readonly [number, number],
      ];
      const falling = p1[1] - p2[1];
      const width = PEN * (0.72 + Math.max(-0.25, Math.min(0.55, falling * 1.6)) + 0.08 * random());
      const tangent = (a: number, b: number) => (b - a) / 6;
      const numbers = [
        p1[0],
        p1[1],
        p1[0] + tangent(p0[0], p2[0]),
        p1[1] + tangent(p0[1], p2[1]),
        p2[0] - tangent(p1[0], p3[0]),
        p2[1] - tangent(p1[1], p3[1]),
        p2[0],
        p2[1],
      ].map((value) => Math.round(Math.min(Math.max(value, 0.01), 0.99) * GRID));
      const [x1, y1, ...rest] = numbers;
      out.push(`${Math.round(width)} w ${x1 ?? 0} ${y1 ?? 0} m ${rest.join(' ')} c S`);
    }
  }
  return out.join('\n');
}
