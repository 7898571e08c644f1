// Takes archives apart and makes them, lies included: what the guards of the reader are tried with.
import { crc32, deflateRawSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the directory claims instead of the true unpacked size. */
  readonly claimedSize?: number;
  /** What the directory claims instead of the true checksum. */
  readonly claimedCrc?: number;
  /** General purpose flags; bit 0 says encrypted. */
  readonly flags?: number;
}

export async function unzip(bytes: Uint8Array): Promise<ZipPart[]> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts: ZipPart[] = [];
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
      chunks.push(chunk);
    parts.push({ name: entry.fileName, content: Buffer.concat(chunks) });
  }
  return parts;
}

/** A deflated ZIP archive of the parts, in order, names repeated if asked. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(part.claimedCrc ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(part.name), 22);
    const name = Buffer.from(part.name);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, place, name]));
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed]);
    files.push(file);
    offset += file.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

/** The archive with one part's text changed. */
export async function withPart(
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const parts = await unzip(bytes);
  return zip(
    parts.map((part) =>
      part.name === name ? { name, content: change(Buffer.from(part.content).toString('utf8')) } : part,
    ),
  );
}
