// A specimen of a school's round seal in red: rings, names, star and, since it is a specimen, the word MẪU.
import { facesFor, lettering, type Lettering } from '../typeface/index.ts';
import { GRID, vectorArtwork, type Artwork } from './artwork.ts';

/** What a specimen seal says; texts are set in capitals around the ring. */
export interface SealText {
  readonly schoolName: string;
  /** Upper body, on the ring; without it the school's own name stands there. */
  readonly authority?: string;
  /** Writes MẪU across the middle, so that nobody takes it for the real thing. */
  readonly sample: boolean;
}

const CENTRE = GRID / 2;
const RED = '0.85 0.07 0.12';
/** Radius of the ring's baseline and the widest angle its text may take. */
const RING = 391;
const WIDEST = (260 * Math.PI) / 180;
const USUAL = (230 * Math.PI) / 180;
const LARGEST = 72;
/** Space between letters of the ring, in ems. */
const TIGHT = 0.06;
const LOOSE = 0.4;

/** Fits every diameter; drawn as outlines, so it needs no font. */
export function schoolSeal({ schoolName, authority, sample }: SealText): Artwork {
  const name = schoolName.normalize('NFC').toUpperCase();
  const onRing = (authority ?? schoolName).normalize('NFC').toUpperCase();
  const letters = lettering(facesFor(name + onRing).bold.font);
  const lines = authority === undefined ? [] : splitName(name, letters);
  const operators = [
    `${RED} RG ${RED} rg`,
    ring(486, 20),
    ring(462, 6),
    ring(368, 7),
    arcText(letters, onRing),
    star(CENTRE, CENTRE - 419, 36),
    ...middleLines(letters, lines, sample),
  ];
  return vectorArtwork('seal', operators.join('\n'), 1);
}

/** Four cubics approximate a circle (k = 0.5523). */
function ring(radius: number, width: number): string {
  const k = 0.5523 * radius;
  const [low, high] = [CENTRE - radius, CENTRE + radius];
  const n = Math.round;
  return (
    `${width} w ${high} ${CENTRE} m ` +
    `${high} ${n(CENTRE + k)} ${n(CENTRE + k)} ${high} ${CENTRE} ${high} c ` +
    `${n(CENTRE - k)} ${high} ${low} ${n(CENTRE + k)} ${low} ${CENTRE} c ` +
    `${low} ${n(CENTRE - k)} ${n(CENTRE - k)} ${low} ${CENTRE} ${low} c ` +
    `${n(CENTRE + k)} ${low} ${high} ${n(CENTRE - k)} ${high} ${CENTRE} c S`
  );
}

/** Letters upright on the ring, spread over the top, smaller when there are many. */
function arcText(letters: Lettering, text: string): string {
  const characters = Array.from(text);
  const ems = characters.reduce((sum, character) => sum + letters.advance(character), 0);
  const size = Math.min(LARGEST, (WIDEST * RING) / Math.max(ems + TIGHT * characters.length, 1));
  const open = (USUAL * RING) / size - ems;
  const spacing = Math.min(LOOSE, Math.max(TIGHT, open / Math.max(characters.length, 1)));
  let angle = Math.PI / 2 + ((ems + spacing * characters.length) * size) / RING / 2;
  return characters
    .map((character) => {
      const advance = (letters.advance(character) + spacing) * size;
      const middle = angle - advance / RING / 2;
      angle -= advance / RING;
      const half = (letters.advance(character) * size) / 2;
      const [sin, cos] = [Math.sin(middle), Math.cos(middle)];
      return filled(
        letters.path(character, (x, y) => {
          const along = x * size - half;
          const out = RING + y * size * squeeze(size);
          return [CENTRE + out * cos + along * sin, CENTRE + out * sin - along * cos];
        }),
      );
    })
    .join('\n');
}

/** Capitals with two accents are tall; they must stay between the rings. */
const squeeze = (size: number) => Math.min(1, 66 / (size * 0.98));

function middleLines(letters: Lettering, lines: readonly string[], sample: boolean): string[] {
  const out: string[] = [];
  const tops = { 1: [560], 2: [630, 530], 3: [690, 600, 510] }[lines.length] ?? [];
  lines.forEach((line, index) => out.push(straight(letters, line, tops[index] ?? CENTRE, 88, 630)));
  if (!sample) return out;
  if (lines.length === 0) return [...out, straight(letters, 'MẪU', CENTRE - 75, 220, 600)];
  return [...out, '6 w 230 455 m 770 455 l S', straight(letters, 'MẪU', 290, 150, 460)];
}

/** Centred on the seal, baseline at `y`, at most `width` wide. */
function straight(letters: Lettering, text: string, y: number, size: number, width: number): string {
  const characters = Array.from(text);
  const ems = characters.reduce((sum, character) => sum + letters.advance(character), 0);
  const fitting = Math.min(size, width / Math.max(ems, 0.1));
  let x = CENTRE - (ems * fitting) / 2;
  return characters
    .map((character) => {
      const left = x;
      x += letters.advance(character) * fitting;
      return filled(letters.path(character, (dx, dy) => [left + dx * fitting, y + dy * fitting]));
    })
    .join('\n');
}

const filled = (path: string) => (path === '' ? '' : `${path} f`);

function star(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = Math.PI / 2 + (index * Math.PI) / 5;
    const reach = index % 2 === 0 ? radius : radius * 0.382;
    return `${Math.round(x + reach * Math.cos(angle))} ${Math.round(y + reach * Math.sin(angle))}`;
  });
  return `${points[0] ?? ''} m ${points
    .slice(1)
    .map((point) => `${point} l`)
    .join(' ')} h f`;
}

/** At most three lines of about equal width, broken at spaces. */
function splitName(name: string, letters: Lettering): string[] {
  const words = name.split(/\s+/).filter(Boolean);
  const widthOf = (text: string) => Array.from(text).reduce((sum, each) => sum + letters.advance(each), 0);
  const count = Math.min(3, Math.max(1, Math.ceil(widthOf(name) / 8)), words.length);
  const target = widthOf(name) / count;
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const joined = `${line ?? ''} ${word}`;
    if (line === undefined || (widthOf(joined) > target * 1.25 && lines.length < count)) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
