// A minimal sRGB display profile for the output intent (ICC.1:2001-04, IEC 61966-2-1), computed, not copied.

const CURVE_POINTS = 256;

/** Some 900 bytes: description, copyright, white point, primaries adapted to D50, one shared tone curve. */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: readonly (readonly [signature: string, element: Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1 (Giap Lai)')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return assemble(tags);
}

function assemble(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const elements: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let end = 128 + table.length;
  tags.forEach(([signature, element], index) => {
    let at = placed.get(element);
    if (at === undefined) {
      at = end;
      placed.set(element, at);
      const padded = Buffer.concat([element, Buffer.alloc(-element.length & 3)]);
      elements.push(padded);
      end += padded.length;
    }
    table.write(signature, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(element.length, 12 + 12 * index);
  });
  return Buffer.concat([header(end), table, ...elements]);
}

/** §6.1: version 2.1, display device, RGB to XYZ, D50 illuminant; no creation clock but a fixed date. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  xyz(0.9642, 1, 0.8249).copy(bytes, 68, 8);
  return bytes;
}

function xyz(...components: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  components.forEach((component, index) => bytes.writeInt32BE(Math.round(component * 65536), 8 + 4 * index));
  return bytes;
}

function text(ascii: string): Buffer {
  return Buffer.from(`text\0\0\0\0${ascii}\0`, 'latin1');
}

/** §6.5.17: ASCII, then an empty Unicode and an empty ScriptCode part of 67 bytes. */
function description(ascii: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length + 1);
  return Buffer.concat([
    Buffer.from('desc\0\0\0\0', 'latin1'),
    count,
    Buffer.from(`${ascii}\0`, 'latin1'),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * CURVE_POINTS);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(CURVE_POINTS, 8);
  for (let point = 0; point < CURVE_POINTS; point++) {
    const value = point / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * point);
  }
  return bytes;
}
