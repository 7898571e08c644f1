// Glyph outlines as PDF paths, for text that is drawn and not set: the seal's ring (OpenType spec, "glyf").
import { readCharacterMap } from './character-map.ts';
import { ARGS_ARE_OFFSETS, ARGS_ARE_WORDS, isComposite, partsOf } from './glyphs.ts';
import { table, type Sfnt } from './sfnt.ts';
import { description } from './subset.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}
type Contour = readonly Point[];

/** Maps font units to where they are drawn. */
export type Placement = (x: number, y: number) => readonly [number, number];

export interface Lettering {
  /** Advance in ems. */
  advance(character: string): number;
  /** Path operators without painting; the placement gets ems. Characters the font lacks draw nothing. */
  path(character: string, place: Placement): string;
}

export function lettering(font: Sfnt): Lettering {
  const glyphOf = readCharacterMap(table(font.tables, 'cmap'));
  const em = font.unitsPerEm;
  return {
    advance: (character) => (font.advances[glyphOf(character.codePointAt(0) ?? 0)] ?? 0) / em,
    path: (character, place) =>
      contours(font, glyphOf(character.codePointAt(0) ?? 0))
        .map((contour) => contourPath(contour, (x, y) => place(x / em, y / em)))
        .join(' '),
  };
}

function contours(font: Sfnt, gid: number): Contour[] {
  const glyph = description(font, gid);
  if (glyph.length === 0) return [];
  if (!isComposite(glyph)) return simpleContours(glyph);
  return partsOf(glyph).flatMap((part) => {
    const words = (part.flags & ARGS_ARE_WORDS) !== 0;
    const offsets = (part.flags & ARGS_ARE_OFFSETS) !== 0;
    const at = part.at + 2;
    const dx = !offsets ? 0 : words ? glyph.readInt16BE(at) : glyph.readInt8(at);
    const dy = !offsets ? 0 : words ? glyph.readInt16BE(at + 2) : glyph.readInt8(at + 1);
    return contours(font, part.glyph).map((contour) =>
      contour.map(({ x, y, on }) => ({ x: x + dx, y: y + dy, on })),
    );
  });
}

function simpleContours(glyph: Buffer): Contour[] {
  const count = glyph.readInt16BE(0);
  const ends = Array.from({ length: count }, (_, index) => glyph.readUInt16BE(10 + 2 * index));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count + 2 + glyph.readUInt16BE(10 + 2 * count);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = glyph.readUInt8(at++);
    const times = 1 + (flag & 0x08 ? glyph.readUInt8(at++) : 0);
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyph.readUInt8(at++) : -glyph.readUInt8(at++);
      else if (!(flag & same)) {
        value += glyph.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(0x02, 0x10);
  const ys = axis(0x04, 0x20);
  const points = flags.map((flag, index) => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, on: (flag & 1) === 1 }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? -1) + 1, end + 1));
}

/** Quadratic splines raised to the cubics PDF has; between two control points lies an implied point. */
function contourPath(contour: Contour, place: Placement): string {
  const all = withImpliedPoints(contour);
  const start = all.findIndex(({ on }) => on);
  const round = [...all.slice(start), ...all.slice(0, start)];
  const first = round[0];
  if (start < 0 || !first) return '';
  const show = (x: number, y: number) =>
    place(x, y)
      .map((value) => Math.round(value))
      .join(' ');
  const out = [`${show(first.x, first.y)} m`];
  let from = first;
  for (let index = 1; index <= round.length; index++) {
    const point = round[index % round.length] ?? first;
    if (point.on) {
      out.push(`${show(point.x, point.y)} l`);
      from = point;
      continue;
    }
    const to = round[(index + 1) % round.length] ?? first;
    const near = (a: number, b: number) => a + (2 / 3) * (b - a);
    out.push(
      `${show(near(from.x, point.x), near(from.y, point.y))} ${show(near(to.x, point.x), near(to.y, point.y))} ${show(to.x, to.y)} c`,
    );
    from = to;
    index++;
  }
  return `${out.join(' ')} h`;
}

const withImpliedPoints = (contour: Contour): Contour =>
  contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length];
    if (point.on || !next || next.on) return [point];
    return [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true }];
  });
