// Glyph descriptions of `glyf`: parts of composites, and outlines without hinting programs (OpenType spec, "glyf").

/** Where a composite glyph names one of its parts. */
export interface Part {
  readonly flags: number;
  readonly glyph: number;
  /** Offset of the two-byte glyph index within the description. */
  readonly at: number;
  /** Offset of the byte after the part. */
  readonly end: number;
}

const ARGS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_PARTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;
export const ARGS_ARE_OFFSETS = 0x0002;
export { ARGS_ARE_WORDS };

export const isComposite = (glyph: Buffer) => glyph.length > 0 && glyph.readInt16BE(0) < 0;

export function partsOf(glyph: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 10, more = isComposite(glyph); more;) {
    const flags = glyph.readUInt16BE(at);
    const end = at + 4 + (flags & ARGS_ARE_WORDS ? 4 : 2) + transformSize(flags);
    parts.push({ flags, glyph: glyph.readUInt16BE(at + 2), at: at + 2, end });
    more = (flags & MORE_PARTS) !== 0;
    at = end;
  }
  return parts;
}

const transformSize = (flags: number) =>
  flags & HAS_TWO_BY_TWO ? 8 : flags & HAS_XY_SCALE ? 4 : flags & HAS_SCALE ? 2 : 0;

/** The same outline without its instructions; parts of composites renumbered. A PDF viewer needs no hints. */
export function bareGlyph(glyph: Buffer, renumber: (gid: number) => number): Buffer {
  if (glyph.length === 0) return glyph;
  return isComposite(glyph) ? bareComposite(glyph, renumber) : bareSimple(glyph);
}

function bareComposite(glyph: Buffer, renumber: (gid: number) => number): Buffer {
  const parts = partsOf(glyph);
  const bare = Buffer.from(glyph.subarray(0, parts.at(-1)?.end));
  for (const part of parts) {
    bare.writeUInt16BE(part.flags & ~HAS_INSTRUCTIONS, part.at - 2);
    bare.writeUInt16BE(renumber(part.glyph), part.at);
  }
  return bare;
}

function bareSimple(glyph: Buffer): Buffer {
  const contoursEnd = 10 + 2 * glyph.readInt16BE(0);
  const pointsStart = contoursEnd + 2 + glyph.readUInt16BE(contoursEnd);
  const pointsEnd = pointsStart + pointBytes(glyph, contoursEnd, pointsStart);
  return Buffer.concat([
    glyph.subarray(0, contoursEnd),
    Buffer.alloc(2),
    glyph.subarray(pointsStart, pointsEnd),
  ]);
}

/** Bytes of flags and coordinates; what follows in the table is padding. */
function pointBytes(glyph: Buffer, contoursEnd: number, start: number): number {
  const points = glyph.readUInt16BE(contoursEnd - 2) + 1;
  let at = start;
  let coordinates = 0;
  for (let point = 0; point < points;) {
    const flag = glyph.readUInt8(at++);
    const times = 1 + (flag & 0x08 ? glyph.readUInt8(at++) : 0);
    coordinates += times * (axisBytes(flag, 0x02, 0x10) + axisBytes(flag, 0x04, 0x20));
    point += times;
  }
  return at - start + coordinates;
}

const axisBytes = (flag: number, short: number, same: number) => (flag & short ? 1 : flag & same ? 0 : 2);
