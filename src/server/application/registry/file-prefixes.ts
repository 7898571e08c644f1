// Hashes of a file up to each place where a revision may end: whichever of them the store knows tells how far it is ours.
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../../kernel/index.ts';

export interface Prefix {
  readonly length: number;
  readonly fileHash: Sha256;
}

/** No document of ours has so many revisions; a file that has is not worth more of our time. */
const MOST = 4096;
const END = Buffer.from('%%EOF');

/**
 * In file order, the whole file last. Works on bytes alone, so that damaged files are found as well; a file may end
 * with the end of a line or without.
 */
export function filePrefixes(pdf: Uint8Array): Prefix[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const hash = createHash('sha256');
  const prefixes: Prefix[] = [];
  let done = 0;
  const take = (end: number) => {
    hash.update(bytes.subarray(done, end));
    done = end;
    prefixes.push({ length: end, fileHash: hash.copy().digest('hex') as Sha256 });
  };
  let at = bytes.indexOf(END);
  while (at >= 0 && prefixes.length < MOST) {
    const end = at + END.length;
    take(end);
    const line = endOfLine(bytes, end);
    if (line > end) take(line);
    at = bytes.indexOf(END, done);
  }
  if (done < bytes.length || prefixes.length === 0) take(bytes.length);
  return prefixes;
}

/** Behind CR, LF or CR LF at `at`, if there is one (ISO 32000-2 §7.2.3). */
function endOfLine(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x0a) return at + 1;
  if (bytes[at] !== 0x0d) return at;
  return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
}

/** How many bytes two files share from their beginning. */
export function commonLength(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  for (; start + BLOCK <= most; start += BLOCK) {
    if (Buffer.compare(a.subarray(start, start + BLOCK), b.subarray(start, start + BLOCK)) !== 0) break;
  }
  while (start < most && a[start] === b[start]) start += 1;
  return start;
}

const BLOCK = 65_536;
