// The typeface for other engines: as it is sold, and cut once to the Vietnamese repertoire as ours is. Our own subset
// has no character map, because a PDF needs none; this one has.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { facesFor, type Face, type FaceName } from '../../src/documents/typeface/index.ts';

export const faceNames: readonly FaceName[] = ['regular', 'bold', 'italic'];

/** TrueType files, and whether an engine still has to cut each document's glyphs out of them. */
export interface Fonts {
  readonly files: Readonly<Record<FaceName, Buffer>>;
  readonly cut: boolean;
}

/** About 60 KB a style instead of 400. */
export function vietnameseFonts(): Fonts {
  const { regular, bold, italic } = facesFor('');
  return { files: { regular: fontFile(regular), bold: fontFile(bold), italic: fontFile(italic) }, cut: true };
}

export function wholeFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const read = (path: string) => readFileSync(resolve(`@expo-google-fonts/tinos/${path}`));
  return {
    files: {
      regular: read('400Regular/Tinos_400Regular.ttf'),
      bold: read('700Bold/Tinos_700Bold.ttf'),
      italic: read('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
    },
    cut: false,
  };
}

function fontFile({ file, font, characters }: Face): Buffer {
  const tables = new Map<string, Buffer>();
  for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
    const at = file.readUInt32BE(entry + 8);
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(at, at + file.readUInt32BE(entry + 12)),
    );
  }
  for (const name of ['OS/2', 'name']) tables.set(name, font.tables.get(name) ?? Buffer.alloc(0));
  tables.set('cmap', characterMap(characters));
  tables.set('post', withoutGlyphNames(font.tables.get('post') ?? Buffer.alloc(32)));
  return assemble([...tables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Format 4 with a segment for each character (OpenType spec, `cmap`). */
function characterMap(characters: ReadonlyMap<number, number>): Buffer {
  const pairs = [...characters].map(([glyph, codePoint]) => [codePoint, glyph] as const);
  const segments = [...pairs.filter(([codePoint]) => codePoint < 0xffff), [0xffff, 0] as const];
  segments.sort(([a], [b]) => a - b);
  const [count, size] = [segments.length, 16 + 8 * segments.length];
  const out = Buffer.alloc(12 + size);
  [0, 1, 3, 1, 0, 12, 4, size, 0, 2 * count].forEach((word, i) => out.writeUInt16BE(word, 2 * i));
  segments.forEach(([codePoint, glyph], i) => {
    out.writeUInt16BE(codePoint, 26 + 2 * i);
    out.writeUInt16BE(codePoint, 28 + 2 * (count + i));
    out.writeUInt16BE((glyph - codePoint) & 0xffff, 28 + 2 * (2 * count + i));
  });
  return out;
}

function withoutGlyphNames(post: Buffer): Buffer {
  const copy = Buffer.from(post.subarray(0, 32));
  copy.writeUInt32BE(0x00030000, 0);
  return copy;
}

/** Checksums stay zero: no reader here looks at them. */
function assemble(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(0x00010000, 0);
  [tables.length, 16 * power, Math.log2(power), 16 * (tables.length - power)].forEach((word, i) =>
    directory.writeUInt16BE(word, 4 + 2 * i),
  );
  let at = directory.length;
  const parts = tables.map(([name, bytes], index) => {
    directory.write(name, 12 + 16 * index, 'latin1');
    directory.writeUInt32BE(at, 20 + 16 * index);
    directory.writeUInt32BE(bytes.length, 24 + 16 * index);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    at += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...parts]);
}
