// The revisions of a file, oldest first, by the strict chain of its cross-reference sections (ISO 32000-2 §7.5.6).
import { Cursor } from './cursor.ts';
import type { PdfDict } from './objects.ts';
import { readXrefSection, type XrefEntry, type XrefSection } from './xref-section.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { MAX_OBJECTS } from './work.ts';

const MAX_SECTIONS = 4096;

export interface Revision {
  readonly index: number;
  /** Bytes [start, end) were appended by this revision. */
  readonly start: number;
  readonly end: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  /** The section `startxref` points to. */
  readonly section: XrefSection;
}

/** Refuses whatever is not exactly a chain: repair is for readers, not for judges (signing.md §8 "structure"). */
export function readRevisions(bytes: Buffer): Revision[] {
  const header = bytes.toString('latin1', 0, 8);
  if (!/^%PDF-(1\.[0-7]|2\.0)$/.test(header)) throw new PdfSyntaxError('no PDF header at the first byte', 0);
  const groups = groupLinearised(chain(bytes, lastStartxref(bytes)));
  return groups.reverse().map((group, index, all) => toRevision(group, index, all[index - 1]));
}

function lastStartxref(bytes: Buffer): number {
  const at = bytes.lastIndexOf('startxref');
  if (at < 0) throw new PdfSyntaxError('no startxref', bytes.length);
  const cursor = new Cursor(bytes, at + 'startxref'.length);
  cursor.skipBlank();
  return cursor.unsigned();
}

/** Newest first. */
function chain(bytes: Buffer, from: number): XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let objects = 0;
  for (let at: number | undefined = from; at !== undefined;) {
    if (seen.has(at) || sections.length >= MAX_SECTIONS) throw new PdfSyntaxError('cross-reference loop', at);
    if (at >= bytes.length) throw new PdfSyntaxError('cross-reference offset outside the file', at);
    seen.add(at);
    const section = readXrefSection(bytes, at);
    sections.push(section);
    objects += section.entries.size;
    if (objects > MAX_OBJECTS) throw new PdfSyntaxError('too many objects', at);
    at = section.prev;
  }
  return sections;
}

/** A linearised file's first-page section stands before the main one it continues with: together they are one revision. */
function groupLinearised(sections: readonly XrefSection[]): XrefSection[][] {
  const groups: XrefSection[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    const newer = group?.[0];
    if (group !== undefined && newer !== undefined && newer.start < section.start) {
      if (group.length > 1 || section.prev !== undefined)
        throw new PdfSyntaxError('cross-reference sections out of order', section.start);
      group.push(section);
    } else groups.push([section]);
  }
  return groups;
}

function toRevision(
  group: readonly XrefSection[],
  index: number,
  previous: readonly XrefSection[] | undefined,
): Revision {
  const [section, main] = group;
  if (section === undefined) throw new PdfSyntaxError('empty revision', 0);
  const last = main ?? section;
  if (last.startxref !== section.pointer)
    throw new PdfSyntaxError('startxref does not point to its own section', last.start);
  const start = previous === undefined ? 0 : endOf(previous);
  if (section.start < start && main === undefined)
    throw new PdfSyntaxError('cross-reference sections overlap', section.start);
  const entries = main === undefined ? section.entries : new Map([...main.entries, ...section.entries]);
  return { index, start, end: endOf(group), entries, trailer: section.trailer, section };
}

const endOf = (group: readonly XrefSection[]) => Math.max(...group.map((section) => section.end));
