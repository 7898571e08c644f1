// A scanned signature or seal (PNG, transparent background) as an image XObject with its soft mask (ISO 32000-2 §8.9.5, §11.6.5.2).
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { sha256 } from '../../kernel/index.ts';
import type { SharedXObject } from '../../signing/index.ts';
import { raise } from '../faults.ts';
import type { Artwork } from './artwork.ts';

const MOST_PIXELS = 4_000_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Throws Fault `documents.artwork` for what is no PNG, too large, of more than 8 bits or entirely transparent. */
export function pngArtwork(bytes: Uint8Array): Artwork {
  const { width, height, data } = readPng(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const pixels = width * height;
  const colours = Buffer.alloc(3 * pixels);
  const alpha = Buffer.alloc(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    data.copy(colours, 3 * pixel, 4 * pixel, 4 * pixel + 3);
    alpha[pixel] = data[4 * pixel + 3] ?? 0;
  }
  if (alpha.every((value) => value === 0))
    throw raise('documents.artwork', { reason: 'ảnh trong suốt hoàn toàn' });

  const key = `image-${sha256(bytes).slice(0, 12)}`;
  const image = (space: string, samples: Buffer): SharedXObject => ({
    dictionary:
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8` +
      `/ColorSpace/${space}/Filter/FlateDecode`,
    data: deflateSync(samples, { level: 9 }),
  });
  if (alpha.every((value) => value === 255)) {
    return { key, aspect: width / height, shared: { [key]: image('DeviceRGB', colours) } };
  }
  const mask = `${key}-alpha`;
  return {
    key,
    aspect: width / height,
    shared: {
      [mask]: image('DeviceGray', alpha),
      [key]: { ...image('DeviceRGB', colours), references: { SMask: mask } },
    },
  };
}

/** The header is read before anything is inflated, so that a small file cannot ask for a huge picture. */
function readPng(bytes: Buffer): { width: number; height: number; data: Buffer } {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) {
    throw raise('documents.artwork', { reason: 'không phải tệp PNG' });
  }
  const [width, height, depth] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(24)];
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) {
    throw raise('documents.artwork', { reason: `${width} × ${height} điểm ảnh, nhiều nhất ${MOST_PIXELS}` });
  }
  if (depth > 8) throw raise('documents.artwork', { reason: `${depth} bit mỗi kênh màu, chỉ nhận 8 bit` });
  try {
    const { data } = PNG.sync.read(bytes);
    return { width, height, data };
  } catch (cause) {
    throw raise('documents.artwork', { reason: 'tệp PNG bị hỏng' }, { cause });
  }
}
