// A ZIP written while it is read: each file as it is (stored), names in UTF-8 (APPNOTE 6.3.10 §4.3, §4.4.4 bit 11).
import { crc32 } from 'node:zlib';
import type { Instant } from '../../../../kernel/index.ts';

export interface ZipFile {
  /** Relative, with `/`; safe names only, see archive/file-names.ts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Without ZIP64: fewer than 65,535 files, 4 GiB together. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffffffff;
const UTF8 = 0x0800;
const VERSION = 20;

/** One file is held at a time. @throws RangeError for more than a ZIP of this kind can hold */
export async function* storedZip(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  at: Instant,
): AsyncGenerator<Buffer> {
  const entries: Buffer[] = [];
  let offset = 0;
  for await (const { path, bytes } of files) {
    const name = Buffer.from(path.normalize('NFC'), 'utf8');
    const fields = common(name, bytes, at);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), fields, name]);
    entries.push(centralEntry(fields, name, offset));
    offset += local.length + bytes.length;
    if (entries.length >= MOST_FILES || offset > MOST_BYTES) throw new RangeError('too much for one ZIP');
    yield local;
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  const directory = Buffer.concat(entries);
  if (offset + directory.length > MOST_BYTES) throw new RangeError('too much for one ZIP');
  yield directory;
  yield end(entries.length, directory.length, offset);
}

/** From "version needed" to the length of the extra field: the same here and in the directory (§4.3.7, §4.3.12). */
function common(name: Buffer, bytes: Uint8Array, at: Instant): Buffer {
  const fields = Buffer.alloc(26);
  const { date, time } = dosTime(at);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function centralEntry(fields: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02]), madeBy, fields, rest, name]);
}

function end(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.set([0x50, 0x4b, 0x05, 0x06]);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/** Vietnamese local time, in steps of two seconds, from 1980 on. */
function dosTime(at: Instant): { readonly date: number; readonly time: number } {
  const local = new Date(Math.max(at, FIRST) + 7 * 3_600_000);
  return {
    date: ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
  };
}

const FIRST = Date.UTC(1980, 0, 2);
