// Names as they are parsed: the same few hundred come again and again, so each is made once.
import { PdfName } from './objects.ts';

const SLOTS = 1024;
const LONGEST = 64;
const known = new Array<PdfName | undefined>(SLOTS).fill(undefined);

/** The name spelt without escapes in bytes [start, end); `hash` may be anything that depends on them alone. */
export function nameAt(bytes: Buffer, start: number, end: number, hash: number): PdfName {
  const slot = hash & (SLOTS - 1);
  const found = known[slot];
  if (found !== undefined && spells(bytes, start, end, found.value)) return found;
  const name = new PdfName(bytes.toString('latin1', start, end));
  if (end - start <= LONGEST) known[slot] = name;
  return name;
}

function spells(bytes: Buffer, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false;
  for (let at = start; at < end; at++) if (bytes[at] !== text.charCodeAt(at - start)) return false;
  return true;
}
