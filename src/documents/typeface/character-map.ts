// Character → glyph, from the Unicode subtable of `cmap` (OpenType spec, formats 4 and 12).

export type CharacterMap = (codePoint: number) => number;

/** Glyph of each character; 0 where the font has none. Throws RangeError without a Unicode subtable. */
export function readCharacterMap(cmap: Buffer): CharacterMap {
  const subtables = new Map<number, Buffer>();
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const subtable = cmap.subarray(cmap.readUInt32BE(record + 4));
    if (isUnicode(cmap.readUInt16BE(record), cmap.readUInt16BE(record + 2)))
      subtables.set(subtable.readUInt16BE(0), subtable);
  }
  const full = subtables.get(12);
  if (full) return groups(full);
  const basic = subtables.get(4);
  if (basic) return segments(basic);
  throw new RangeError('font has no Unicode character map');
}

const isUnicode = (platform: number, encoding: number) =>
  platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));

function groups(subtable: Buffer): CharacterMap {
  const count = subtable.readUInt32BE(12);
  return (codePoint) => {
    for (let group = 16; group < 16 + 12 * count; group += 12) {
      const first = subtable.readUInt32BE(group);
      if (codePoint >= first && codePoint <= subtable.readUInt32BE(group + 4))
        return subtable.readUInt32BE(group + 8) + codePoint - first;
    }
    return 0;
  };
}

function segments(subtable: Buffer): CharacterMap {
  const doubled = subtable.readUInt16BE(6);
  const [ends, starts] = [14, 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (codePoint) => {
    for (let i = 0; i < doubled; i += 2) {
      if (codePoint > subtable.readUInt16BE(ends + i)) continue;
      const start = subtable.readUInt16BE(starts + i);
      if (codePoint < start) return 0;
      const delta = subtable.readUInt16BE(deltas + i);
      const range = subtable.readUInt16BE(ranges + i);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = subtable.readUInt16BE(ranges + i + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
