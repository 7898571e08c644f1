// The small PDF core that signer and verifier share: strict reader with revisions, serializer, incremental writer.
export * from './objects.ts';
export { PdfSyntaxError } from './syntax-error.ts';
export { PdfFile } from './file.ts';
export { Cursor } from './cursor.ts';
export { parseObject } from './parse-object.ts';
export type { Revision } from './revisions.ts';
export type { XrefEntry, XrefSection } from './xref-section.ts';
export type { IndirectObject } from './parse-indirect.ts';
export type { Work } from './work.ts';
export { decodeStream } from './filters.ts';
export { serialize, serializeDict, serializeName, textString } from './serialize.ts';
export { TailWriter, type FileEnd } from './tail.ts';
