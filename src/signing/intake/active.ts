// What a PDF would do by itself: scripts, programs, forms that send, other files (ISO 32000-2 §12.6, §7.11.4).
import {
  isArray,
  isDict,
  PdfFile,
  PdfName,
  type PdfObject,
  PdfStream,
  type XrefEntry,
} from '../pdf/index.ts';

/** Actions that only show another place are harmless; these act. */
const actions = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute'];
/** Members that hold, or start, what acts. Additional actions (AA) fire without being asked. */
const members = ['JS', 'JavaScript', 'AA', 'EmbeddedFiles', 'EF', 'RichMediaContent', 'XFA'];

/**
 * Names of what acts, in any object of any revision that is still in force; empty for a document that only lies there.
 * Names are compared as readers understand them, not as they are spelt; objects in streams are unpacked.
 * @throws PdfSyntaxError
 */
export function activeContent(bytes: Uint8Array): readonly string[] {
  const file = new PdfFile(bytes);
  const live = new Map<number, XrefEntry>();
  for (const { entries } of file.revisions) for (const [number, entry] of entries) live.set(number, entry);
  const found = new Set<string>();
  for (const [number, entry] of live) if (entry.kind !== 'free') collect(file.object(number), found);
  for (const { trailer } of file.revisions) collect(trailer, found);
  return [...found].toSorted();
}

function collect(object: PdfObject, found: Set<string>): void {
  if (isArray(object)) {
    for (const member of object) collect(member, found);
    return;
  }
  const dict = object instanceof PdfStream ? object.dict : isDict(object) ? object : undefined;
  if (dict === undefined) return;
  const action = dict.get('S');
  if (action instanceof PdfName && actions.includes(action.value)) found.add(action.value);
  for (const [name, value] of dict) {
    if (members.includes(name)) found.add(name);
    collect(value, found);
  }
}
