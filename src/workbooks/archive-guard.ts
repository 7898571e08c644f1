// Unpacks the archive under caps, by what really comes out and not by what its directory claims (zip bombs lie).
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { limits } from './limits.ts';
import { problem, wholeWorkbook, type Problem } from './problems.ts';

/** Parts by name; every byte of them has been inflated, counted and checked against its CRC. */
export type Parts = ReadonlyMap<string, Buffer>;

/** Never throws: whatever the archive does, the answer is the parts or one problem. */
export async function unpack(bytes: Uint8Array): Promise<Parts | Problem> {
  let archive: ZipFile | undefined;
  try {
    archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
    });
    return await readEntries(archive);
  } catch {
    return problem('archiveDamaged', wholeWorkbook);
  } finally {
    archive?.close();
  }
}

async function readEntries(archive: ZipFile): Promise<Parts | Problem> {
  if (archive.entryCount > limits.archiveEntries) return tooLarge(`${archive.entryCount} entries`);
  const parts = new Map<string, Buffer>();
  let room: number = limits.archiveBytes;
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (entry.isEncrypted()) return problem('encrypted', wholeWorkbook);
    // Two entries of one name: readers would disagree which one counts.
    if (parts.has(entry.fileName)) return problem('archiveDamaged', wholeWorkbook);
    const content = await inflate(archive, entry, Math.min(room, limits.entryBytes));
    if (content === 'tooLarge') return tooLarge(entry.fileName);
    if (crc32(content) !== entry.crc32) return problem('archiveDamaged', wholeWorkbook);
    room -= content.length;
    parts.set(entry.fileName, content);
  }
  return parts;
}

async function inflate(archive: ZipFile, entry: Entry, cap: number): Promise<Buffer | 'tooLarge'> {
  if (entry.uncompressedSize > cap) return 'tooLarge';
  const stream = await archive.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > cap) {
      stream.destroy();
      return 'tooLarge';
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = (part: string) => problem('archiveTooLarge', wholeWorkbook, { part });
