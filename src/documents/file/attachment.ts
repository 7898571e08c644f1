// Files inside the document: the frozen data it was made from, and whole documents it stands for (ISO 19005-3 §6.8).
import { createHash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import type { Body } from './body.ts';
import { dateString, streamObject, textString } from './objects.ts';

export const SNAPSHOT_FILE = 'du-lieu.json';
export const PREDECESSOR_FILE = 'ban-truoc.pdf';

/** A file that travels inside the PDF. */
export interface Attachment {
  /** File name, ASCII without parentheses. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: 'application/json' | 'application/pdf';
  /** `Source`: what the document was made from; `Data`: what its tables show (ISO 32000-2 §7.11.3, table 43). */
  readonly relationship: 'Source' | 'Data';
  readonly description: string;
}

export const snapshotAttachment = (json: Buffer): Attachment => ({
  name: SNAPSHOT_FILE,
  bytes: json,
  type: 'application/json',
  relationship: 'Source',
  description: 'Dữ liệu gốc của tài liệu',
});

/** The signed file a successor takes the place of: what it carries over comes from there. */
export const predecessorAttachment = (bytes: Uint8Array): Attachment => ({
  name: PREDECESSOR_FILE,
  bytes,
  type: 'application/pdf',
  relationship: 'Source',
  description: 'Bản đã kí trước khi sửa, được thay bằng tài liệu này',
});

/** Writes the embedded file and its specification; returns the number of the specification. */
export function addAttachment(
  body: Body,
  { name, bytes, type, relationship, description }: Attachment,
  at: Instant,
): number {
  const file = body.reserve();
  const checksum = createHash('md5').update(bytes).digest('hex').toUpperCase();
  body.putBytes(
    file,
    streamObject(
      file,
      `/Type/EmbeddedFile/Subtype/${type.replace('/', '#2F')}` +
        `/Params<</Size ${bytes.length}/ModDate${dateString(at)}/CheckSum<${checksum}>>>`,
      bytes,
    ),
  );
  return body.add(
    `<</Type/Filespec/F(${name})/UF(${name})/AFRelationship/${relationship}` +
      `/Desc${textString(description)}/EF<</F ${file} 0 R/UF ${file} 0 R>>>>`,
  );
}
