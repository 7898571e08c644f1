// Capitals as a pen would run through them: points on a grid of ten, x then y, strokes apart by a bar.

const skeletons: Readonly<Record<string, string>> = {
  A: '00 26 49 59 65 80|14 54 83',
  B: '10 29 49 77 55 25 55 82 60 10',
  C: '88 69 39 16 13 30 61 82',
  D: '10 29 59 86 82 50 00',
  E: '88 59 37 55 25 12 30 81',
  F: '10 29|08 59 99|25 55 76',
  G: '88 59 17 13 40 72 75 45 84 80',
  H: '10 29|05 45 85|70 89',
  I: '28 59 52 30 10',
  J: '48 79 62 30 02',
  K: '10 29|89 44 35 60 91',
  L: '29 47 22 00 20 51 91',
  M: '00 29 39 42 79 89 80 91',
  N: '00 29 39 61 70 99',
  O: '59 27 12 50 85 69 47 58',
  P: '10 29 69 86 54 24',
  Q: '59 27 12 50 85 69 48|52 70 91',
  R: '10 29 69 86 54 24 45 80 91',
  S: '88 59 37 55 63 40 11',
  T: '08 39 99|59 42 30 11',
  U: '19 13 40 73 89 81 90',
  V: '09 27 40 59 99',
  W: '09 20 46 60 99',
  X: '09 37 62 91|89 54 10',
  Y: '09 36 55|99 54 20 00',
  Z: '18 89 45 10 40 81',
};

export type Stroke = readonly (readonly [x: number, y: number])[];

/** The strokes of a capital without its accents, in a square of side 1; a loop for what has none. */
export function initialStrokes(letter: string): Stroke[] {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace('Đ', 'D');
  const skeleton = skeletons[bare] ?? skeletons.O ?? '';
  return skeleton
    .split('|')
    .map((stroke) => stroke.split(' ').map((point) => [Number(point[0]) / 9, Number(point[1]) / 9] as const));
}
