// One incremental update under way: the writer, and what of the document it may replace.
import type { DocumentIndex, OpenDocument } from '../document/index.ts';
import { withEntries } from '../document/index.ts';
import {
  PdfFile,
  PdfRef,
  serialize,
  serializeDict,
  TailWriter,
  type PdfArray,
  type PdfDict,
  type PdfObject,
} from '../pdf/index.ts';

export interface Update {
  readonly file: PdfFile;
  readonly writer: TailWriter;
  /** Entries of the catalog to set once, at the end. */
  readonly catalog: Map<string, PdfObject>;
}

export const beginUpdate = (document: OpenDocument, file = new PdfFile(document.bytes())): Update => ({
  file,
  writer: new TailWriter(document.index.end),
  catalog: new Map(),
});

/** Writes the catalog only if something in it changed; returns it as the next update will find it. */
export function writeCatalog(
  { writer, catalog }: Update,
  { catalog: before }: DocumentIndex,
): DocumentIndex['catalog'] {
  if (catalog.size === 0) return before;
  const dict = withEntries(before.dict, Object.fromEntries(catalog));
  writer.object(before.number, serializeDict(dict));
  return { number: before.number, dict };
}

/**
 * A longer array, written where it stands: its own object when it has one; otherwise `inHolder` gets it as a direct value.
 */
export function extendArray(
  { file, writer }: Update,
  value: PdfObject | undefined,
  added: readonly PdfRef[],
  inHolder: (array: PdfArray) => unknown,
): void {
  const found = file.resolve(value);
  const array = [...(Array.isArray(found) ? (found as PdfArray) : []), ...added];
  if (value instanceof PdfRef) writer.object(value.number, serialize(array));
  else inHolder(array);
}

/** The dictionary with some entries set, written as its own object. */
export const replaceDict = (
  { writer }: Update,
  number: number,
  dict: PdfDict,
  entries: Readonly<Record<string, PdfObject>>,
): void => writer.object(number, serializeDict(withEntries(dict, entries)));
