// Reads a one-block QR code (versions 1 to 3, level M) from a rendered page: an independent check of what is printed.
import type { Picture } from './render.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** The text in the code whose dark square is at `left`, `top` with side `side`, all in pixels. */
export function readQr(picture: Picture, left: number, top: number, side: number, modules = 25): string {
  const dark = (row: number, column: number) => {
    const x = Math.floor(left + ((column + 0.5) * side) / modules);
    const y = Math.floor(top + ((row + 0.5) * side) / modules);
    return picture.grey[y * picture.width + x]! < 128;
  };
  const maskBits = [2, 3, 4].map((column) => (dark(8, column) ? 1 : 0));
  const mask = masks[(maskBits[0]! * 4 + maskBits[1]! * 2 + maskBits[2]!) ^ 0b101]!;
  const bits: number[] = [];
  let upwards = true;
  for (let right = modules - 1; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right = 5;
    for (let step = 0; step < modules; step++) {
      const row = upwards ? modules - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isFunction(row, column, modules)) bits.push(dark(row, column) !== mask(row, column) ? 1 : 0);
      }
    }
  }
  return decode(bits);
}

function isFunction(row: number, column: number, modules: number): boolean {
  const corner = (r: number, c: number) => r < 9 && c < 9;
  if (corner(row, column) || (row < 9 && column >= modules - 8) || (row >= modules - 8 && column < 9))
    return true;
  if (row === 6 || column === 6) return true;
  const centre = modules - 7;
  return modules > 21 && Math.abs(row - centre) <= 2 && Math.abs(column - centre) <= 2;
}

function decode(bits: readonly number[]): string {
  let at = 0;
  const take = (count: number) => {
    let value = 0;
    for (let bit = 0; bit < count; bit++) value = value * 2 + bits[at++]!;
    return value;
  };
  let text = '';
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    if (mode === 1) {
      for (let left = take(10); left > 0; left -= 3) {
        const digits = Math.min(left, 3);
        text += String(take([0, 4, 7, 10][digits]!)).padStart(digits, '0');
      }
    } else if (mode === 2) {
      let left = take(9);
      for (; left > 1; left -= 2) {
        const pair = take(11);
        text += ALPHANUMERIC[Math.floor(pair / 45)]! + ALPHANUMERIC[pair % 45]!;
      }
      if (left === 1) text += ALPHANUMERIC[take(6)]!;
    } else if (mode === 4) {
      const count = take(8);
      text += Buffer.from(Array.from({ length: count }, () => take(8))).toString('utf8');
    } else throw new Error(`mode ${mode}`);
  }
  return text;
}
