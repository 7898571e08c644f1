// Reads the tables of a TrueType font file (OpenType spec, "Organization of an OpenType font").

/** The tables a PDF needs, as views of the file, with the few numbers everything else depends on. */
export interface Sfnt {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Byte range of each glyph in `glyf`: offsets[gid] … offsets[gid + 1]. */
  readonly offsets: Uint32Array;
  /** Advance widths by glyph, in font units. */
  readonly advances: Uint16Array;
}

/** Reads a font with `glyf` outlines. Throws RangeError when the bytes are no such font. */
export function readSfnt(file: Buffer): Sfnt {
  const tables = readDirectory(file);
  const head = table(tables, 'head');
  const glyphCount = table(tables, 'maxp').readUInt16BE(4);
  return {
    tables,
    unitsPerEm: head.readUInt16BE(18),
    glyphCount,
    offsets: readOffsets(table(tables, 'loca'), glyphCount, head.readInt16BE(50) === 1),
    advances: readAdvances(table(tables, 'hmtx'), glyphCount, table(tables, 'hhea').readUInt16BE(34)),
  };
}

/** One table by its tag. Throws RangeError when the font has none. */
export function table(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new RangeError(`font has no table ${tag}`);
  return found;
}

function readDirectory(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  const count = file.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
    const offset = file.readUInt32BE(entry + 8);
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(offset, offset + file.readUInt32BE(entry + 12)),
    );
  }
  return tables;
}

function readOffsets(loca: Buffer, glyphCount: number, long: boolean): Uint32Array {
  const read = (gid: number) => (long ? loca.readUInt32BE(4 * gid) : 2 * loca.readUInt16BE(2 * gid));
  return Uint32Array.from({ length: glyphCount + 1 }, (_, gid) => read(gid));
}

function readAdvances(hmtx: Buffer, glyphCount: number, metricCount: number): Uint16Array {
  return Uint16Array.from({ length: glyphCount }, (_, gid) =>
    hmtx.readUInt16BE(4 * Math.min(gid, metricCount - 1)),
  );
}
