// Cuts a font down to the glyphs a document can need, renumbered densely, for a CIDFontType2 (ISO 32000-2 §9.9.2).
import { bareGlyph, partsOf } from './glyphs.ts';
import { table, type Sfnt } from './sfnt.ts';

export interface Subset {
  /** A TrueType file with the tables §9.9.2 asks for. */
  readonly file: Buffer;
  /** Old glyph → new glyph. */
  readonly glyphs: ReadonlyMap<number, number>;
}

/** Keeps `.notdef`, the wanted glyphs and the parts of composites among them. */
export function subset(font: Sfnt, wanted: Iterable<number>): Subset {
  const glyphs = closure(font, wanted);
  const descriptions = [...glyphs.keys()].map((old) =>
    pad(
      bareGlyph(description(font, old), (gid) => glyphs.get(gid) ?? 0),
      2,
    ),
  );
  const glyf = Buffer.concat(descriptions);
  const tables: [string, Buffer][] = [
    ['glyf', glyf],
    ['head', head(table(font.tables, 'head'))],
    ['hhea', withCount(table(font.tables, 'hhea'), 34, glyphs.size)],
    ['hmtx', metrics(font, glyphs)],
    ['loca', offsets(descriptions, glyf.length)],
    ['maxp', withoutPrograms(withCount(table(font.tables, 'maxp'), 4, glyphs.size))],
  ];
  return { file: assemble(tables), glyphs };
}

/** The description of one glyph as it stands in the font; empty for a blank. */
export const description = (font: Sfnt, gid: number): Buffer =>
  table(font.tables, 'glyf').subarray(font.offsets[gid], font.offsets[gid + 1]);

function closure(font: Sfnt, wanted: Iterable<number>): Map<number, number> {
  const glyphs = new Map([[0, 0]]);
  const add = (gid: number) => {
    if (glyphs.has(gid)) return;
    glyphs.set(gid, glyphs.size);
    for (const part of partsOf(description(font, gid))) add(part.glyph);
  };
  for (const gid of wanted) add(gid);
  return glyphs;
}

function head(original: Buffer): Buffer {
  const copy = Buffer.from(original);
  copy.writeUInt32BE(0, 8);
  copy.writeInt16BE(0, 50);
  return copy;
}

function withCount(original: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(original);
  copy.writeUInt16BE(count, at);
  return copy;
}

/** maxSizeOfInstructions and the other limits of programs that are no longer there. */
function withoutPrograms(maxp: Buffer): Buffer {
  maxp.writeUInt16BE(1, 14);
  maxp.fill(0, 16, 28);
  return maxp;
}

function metrics(font: Sfnt, glyphs: ReadonlyMap<number, number>): Buffer {
  const hmtx = Buffer.alloc(4 * glyphs.size);
  for (const [old, fresh] of glyphs) {
    hmtx.writeUInt16BE(font.advances[old] ?? 0, 4 * fresh);
    const outline = description(font, old);
    hmtx.writeInt16BE(outline.length === 0 ? 0 : outline.readInt16BE(2), 4 * fresh + 2);
  }
  return hmtx;
}

/** Short `loca`: offsets halved, which is why descriptions are padded to two bytes. */
function offsets(descriptions: readonly Buffer[], end: number): Buffer {
  const loca = Buffer.alloc(2 * (descriptions.length + 1));
  let at = 0;
  descriptions.forEach((glyph, gid) => {
    loca.writeUInt16BE(at / 2, 2 * gid);
    at += glyph.length;
  });
  loca.writeUInt16BE(end / 2, 2 * descriptions.length);
  return loca;
}

function assemble(tables: readonly [string, Buffer][]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 * power, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE(16 * (tables.length - power), 10);
  let at = directory.length;
  tables.forEach(([tag, bytes], index) => {
    const entry = 12 + 16 * index;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(pad(bytes, 4)), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(bytes.length, entry + 12);
    at += bytes.length + (-bytes.length & 3);
  });
  const file = Buffer.concat([directory, ...tables.map(([, bytes]) => pad(bytes, 4))]);
  const headIndex = tables.findIndex(([tag]) => tag === 'head');
  const headAt = directory.readUInt32BE(12 + 16 * headIndex + 8);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}

const pad = (bytes: Buffer, to: number) =>
  bytes.length % to === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(to - (bytes.length % to))]);

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
