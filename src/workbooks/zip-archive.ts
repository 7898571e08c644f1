// A ZIP of given parts (APPNOTE 6.3.10 §4.3) without any time of day in it: the same parts give the same bytes.
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

type Parts = ReadonlyMap<string, Buffer>;

/** Uncompressed, for handing exactly the bytes that were checked to another reader. */
export const storedZip = (parts: Parts): Buffer => archive(parts, { method: 0, pack: (content) => content });

/** Compressed, for people to keep. */
export const deflatedZip = (parts: Parts): Buffer =>
  archive(parts, { method: 8, pack: (content) => deflateRawSync(content, { level: 9 }) });

/** Compression method of §4.4.5. */
interface Packing {
  readonly method: 0 | 8;
  readonly pack: (content: Buffer) => Buffer;
}

function archive(parts: Parts, { method, pack }: Packing): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const encodedName = Buffer.from(name, 'utf8');
    const packed = pack(content);
    const shared = sharedFields(encodedName, content, method, packed.length);
    const local = Buffer.concat([LOCAL_HEADER, shared, encodedName, packed]);
    directory.push(Buffer.concat([CENTRAL_HEADER, shared, centralFields(offset), encodedName]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...files, central, endRecord(parts.size, central.length, offset)]);
}

/** Signature, version needed. */
const LOCAL_HEADER = Buffer.from('504b03041400', 'hex');
/** Signature, version made by, version needed. */
const CENTRAL_HEADER = Buffer.from('504b010214001400', 'hex');

/** Flags (UTF-8 names) to extra-field length, the same in both headers: §4.3.7, §4.3.12. */
function sharedFields(name: Buffer, content: Buffer, method: number, packedSize: number): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(0x0800, 0);
  fields.writeUInt16LE(method, 2);
  fields.writeUInt16LE(0x21, 6); // 1980-01-01
  fields.writeUInt32LE(crc32(content), 8);
  fields.writeUInt32LE(packedSize, 12);
  fields.writeUInt32LE(content.length, 16);
  fields.writeUInt16LE(name.length, 20);
  return fields;
}

function centralFields(offset: number): Buffer {
  const fields = Buffer.alloc(14);
  fields.writeUInt32LE(offset, 10);
  return fields;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
