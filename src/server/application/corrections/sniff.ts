// What a scanned file is, by its first bytes and its whole structure; what it calls itself counts for nothing.
import { crc32 } from 'node:zlib';
import { activeContent, inspectPdf } from '../../../signing/index.ts';

export type EvidenceType = 'application/pdf' | 'image/jpeg' | 'image/png';

/**
 * Null for anything else, for what is cut off, for what carries something behind its end, and for what is an archive or a
 * program besides.
 */
export function sniffEvidence(bytes: Uint8Array): EvidenceType | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isArchiveToo(file)) return null;
  if (isPdf(file)) return 'application/pdf';
  if (isJpeg(file)) return 'image/jpeg';
  return isPng(file) ? 'image/png' : null;
}

const DIRECTORY_END = Buffer.from('PK\u0005\u0006', 'latin1');
const DIRECTORY_END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/** A ZIP, and with it a program (JAR) or an office file, is found from its end, past a comment (APPNOTE.TXT §4.3.16). */
function isArchiveToo(file: Buffer): boolean {
  const from = Math.max(0, file.length - DIRECTORY_END_LENGTH - LONGEST_COMMENT);
  for (let at = file.indexOf(DIRECTORY_END, from); at >= 0; at = file.indexOf(DIRECTORY_END, at + 1)) {
    const whole = at + DIRECTORY_END_LENGTH <= file.length;
    if (whole && at + DIRECTORY_END_LENGTH + file.readUInt16LE(at + 20) === file.length) return true;
  }
  return false;
}

const PDF_TAIL = 1024;
/** Far more than scans of a few tests. */
const pdfLimits = { pages: 300, objects: 100_000 };
/** Nobody may add to it any more: no reason not to look at it. */
const closedOnly: readonly string[] = ['intake.certifiedFinal', 'intake.locked'];

/** Nothing that runs: scripts, launching, files inside have no place in a scan (ISO 32000-2 §12.6). */
function isPdf(file: Buffer): boolean {
  const head = file.toString('latin1', 0, 8);
  const tail = file.toString('latin1', Math.max(0, file.length - PDF_TAIL));
  if (!/^%PDF-[12]\.\d$/.test(head) || !/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) return false;
  const seen = inspectPdf(file, { bytes: file.length, ...pdfLimits });
  if (seen.kind === 'refused' && !closedOnly.includes(seen.fault.code)) return false;
  return activeContent(file).length === 0;
}

/** ITU-T T.81 Annex B: segments by their lengths up to the scan, which the file ends with. */
function isJpeg(file: Buffer): boolean {
  const ends = file.length > 4 && file.readUInt16BE(file.length - 2) === 0xffd9;
  if (!ends || file.readUInt16BE(0) !== 0xffd8) return false;
  let at = 2;
  let framed = false;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return false;
    const marker = file[at + 1] ?? 0;
    const length = file.readUInt16BE(at + 2);
    if (length < 2) return false;
    // A frame (SOF) tells the size, then the scan (SOS) begins.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) framed = true;
    if (marker === 0xda) return framed && !file.subarray(at, file.length - 2).includes(END_OF_IMAGE);
    at += 2 + length;
  }
  return false;
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_PIXELS = 30_000;

/** ISO/IEC 15948 §5: header first, chunks one behind the other, each with its check sum, IEND at the very end. */
function isPng(file: Buffer): boolean {
  if (file.length < 45 || !file.subarray(0, 8).equals(PNG)) return false;
  const dimensions = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file.toString('latin1', 12, 16) !== 'IHDR' || file.readUInt32BE(8) !== 13) return false;
  if (dimensions.some((side) => side === 0 || side > MOST_PIXELS)) return false;
  let pixels = false;
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (next > file.length || crc32(file.subarray(at + 4, next - 4)) !== file.readUInt32BE(next - 4))
      return false;
    if (type === 'IEND') return pixels && length === 0 && next === file.length;
    if (type === 'IDAT') pixels = true;
    at = next;
  }
  return false;
}
