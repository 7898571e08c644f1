// Indirect objects, strings and dates as PDF source (ISO 32000-2 §7.3).
import { deflateSync } from 'node:zlib';
import { toIso, type Instant } from '../../kernel/index.ts';

export const pdfObject = (number: number, source: string): Buffer =>
  Buffer.from(`${number} 0 obj\n${source}\nendobj\n`, 'latin1');

/** A stream, deflated where that makes it smaller. `entries` are dictionary entries as source. */
export function streamObject(number: number, entries: string, bytes: Uint8Array, level = 4): Buffer {
  const deflated = deflateSync(bytes, bytes.length > SMALL ? { level } : { level, ...small });
  return deflated.length + FILTER.length < bytes.length
    ? rawStreamObject(number, entries + FILTER, deflated)
    : rawStreamObject(number, entries, bytes);
}

/** A stream whose bytes are already as the dictionary says. */
export const rawStreamObject = (number: number, entries: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`${number} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);

/** What is small needs no large window, and making one costs more than filling it. */
const SMALL = 8192;
const small = { windowBits: 13, memLevel: 7 };

const FILTER = '/Filter/FlateDecode';

/** A text string: ASCII literal where that suffices, else UTF-16BE with its mark (§7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** `D:20260605150405+07'00'` (§7.9.4). */
export function dateString(at: Instant): string {
  const digits = toIso(at).slice(0, 19).replace(/[-T:]/g, '');
  return `(D:${digits}+07'00')`;
}
