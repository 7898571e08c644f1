// Decoding of streams: Flate with PNG predictors (ISO 32000-2 §7.4.4), within a size limit.
import { inflateSync } from 'node:zlib';
import { isArray, isDict, isInteger, PdfName, type PdfObject, type PdfStream } from './objects.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { MAX_UNPACKED } from './work.ts';

/** Decoded bytes of a stream with no filter or a single FlateDecode; anything else is refused. */
export function decodeStream(stream: PdfStream, limit = MAX_UNPACKED): Buffer {
  const filter = single(stream.dict.get('Filter'));
  if (filter === undefined) return stream.raw;
  if (!(filter instanceof PdfName) || filter.value !== 'FlateDecode')
    throw new PdfSyntaxError('unsupported stream filter', 0);
  return undoPredictor(inflate(stream.raw, limit), single(stream.dict.get('DecodeParms')));
}

const single = (object: PdfObject | undefined): PdfObject | undefined => {
  if (!isArray(object)) return object ?? undefined;
  if (object.length > 1) throw new PdfSyntaxError('filter chains are not accepted', 0);
  return object[0] ?? undefined;
};

function inflate(raw: Buffer, limit: number): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: limit });
  } catch {
    throw new PdfSyntaxError('damaged or oversized Flate stream', 0);
  }
}

function undoPredictor(bytes: Buffer, parameters: PdfObject | undefined): Buffer {
  if (!isDict(parameters)) return bytes;
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const columns = parameters.get('Columns') ?? 1;
  const colors = parameters.get('Colors') ?? 1;
  const bits = parameters.get('BitsPerComponent') ?? 8;
  if (!isInteger(predictor) || predictor < 10 || !isInteger(columns) || columns < 1 || columns > 65_536) {
    throw new PdfSyntaxError('unsupported predictor', 0);
  }
  if (!isInteger(colors) || !isInteger(bits) || colors < 1 || colors > 4 || bits !== 8) {
    throw new PdfSyntaxError('unsupported predictor', 0);
  }
  return undoPng(bytes, columns * colors, colors);
}

/** PNG filters none, sub, up, average and Paeth, row by row (RFC 2083 §6). */
function undoPng(bytes: Buffer, width: number, pixel: number): Buffer {
  const rows = Math.floor(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column >= pixel ? (out[at - pixel] ?? 0) : 0;
      const above = row > 0 ? (out[at - width] ?? 0) : 0;
      const corner = row > 0 && column >= pixel ? (out[at - width - pixel] ?? 0) : 0;
      const value = bytes[row * (width + 1) + 1 + column] ?? 0;
      out[at] = (value + predict(kind, left, above, corner)) & 0xff;
    }
  }
  return out;
}

function predict(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const p = left + above - corner;
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - above), Math.abs(p - corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      throw new PdfSyntaxError('unknown PNG filter', 0);
  }
}
