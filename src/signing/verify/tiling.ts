// Every byte of an update is accounted for: objects, then cross-reference, trailer and end mark (signing.md §8 "tiling").
import { isRegular, isWhite } from '../pdf/characters.ts';
import { Cursor } from '../pdf/cursor.ts';
import { isName, type PdfFile, PdfStream, PdfSyntaxError, type Revision } from '../pdf/index.ts';

/** What is wrong with the update, or undefined when its objects and its cross-reference are one to one. */
export function untiled(file: PdfFile, revision: Revision): string | undefined {
  try {
    return findGap(file, revision);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return error.message;
    throw error;
  }
}

function findGap(file: PdfFile, revision: Revision): string | undefined {
  const cursor = new Cursor(file.bytes, revision.start);
  const { section, entries } = revision;
  let objects = 0;
  for (;;) {
    skipInert(cursor);
    if (section.kind === 'table' && cursor.at === section.start) break;
    const start = cursor.at;
    if (start > section.start) return `object behind the cross-reference at byte ${start}`;
    const number = cursor.unsigned();
    if (isUnlistedSection(file, revision, start, number)) break;
    const entry = entries.get(number);
    if (entry?.kind !== 'offset' || entry.offset !== start)
      return `object ${number} at byte ${start} is not in the cross-reference`;
    const found = file.at(start, number, revision.index);
    const generation = generationOf(file, number, revision.index - 1);
    if (entry.generation !== generation || found.generation !== generation)
      return `object ${number} at byte ${start} is of another generation than ${generation}`;
    cursor.at = found.end;
    objects++;
    if (section.kind === 'stream' && start === section.start) break;
    if (found.value instanceof PdfStream && isName(found.value.dict.get('Type'), 'XRef'))
      return 'stray cross-reference stream';
  }
  let listed = 0;
  for (const entry of entries.values()) if (entry.kind === 'offset') listed++;
  return listed === objects ? undefined : 'the cross-reference lists objects that are not in the update';
}

/**
 * A cross-reference stream has an entry of its own (ISO 32000-2 §7.5.8.1), but PDFBox writes none. `startxref` leads to it
 * all the same, and no object can be mistaken for it while nobody else has its number.
 */
const isUnlistedSection = (
  file: PdfFile,
  { section, index }: Revision,
  start: number,
  number: number,
): boolean => section.kind === 'stream' && start === section.start && file.entry(number, index) === undefined;

/**
 * An object that is there keeps its generation (ISO 32000-2 §7.3.10): readers that go by it and readers that do not must
 * find the same objects. What is new starts at 0.
 */
function generationOf(file: PdfFile, number: number, upTo: number): number {
  const entry = file.entry(number, upTo);
  return entry?.kind === 'offset' ? entry.generation : 0;
}

/** White space, and comments that no lenient reader could take for an object or a cross-reference. */
function skipInert(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    while (isWhite(bytes[cursor.at])) cursor.at++;
    if (cursor.peek() !== 0x25) return;
    const start = cursor.at;
    while (cursor.at < bytes.length && bytes[cursor.at] !== 0x0a && bytes[cursor.at] !== 0x0d) cursor.at++;
    const comment = bytes.toString('latin1', start, cursor.at);
    if (/obj|xref|trailer|stream|%PDF|%%EOF/.test(comment) || !isRegular(bytes[start + 1]))
      cursor.fail('suspicious comment');
  }
}
