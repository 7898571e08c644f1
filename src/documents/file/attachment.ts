// The frozen data inside the document, so that what is printed can be compared with what was signed (ISO 19005-3 §6.8).
import { createHash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import type { Body } from './body.ts';
import { dateString, streamObject, textString } from './objects.ts';

export const SNAPSHOT_FILE = 'du-lieu.json';

/** A JSON file that travels inside the PDF. */
export interface Attachment {
  /** File name, ASCII without parentheses. */
  readonly name: string;
  readonly json: Buffer;
  /** `Source`: what the document was made from; `Data`: what its tables show (ISO 32000-2 §7.11.3, table 43). */
  readonly relationship: 'Source' | 'Data';
  readonly description: string;
}

export const snapshotAttachment = (json: Buffer): Attachment => ({
  name: SNAPSHOT_FILE,
  json,
  relationship: 'Source',
  description: 'Dữ liệu gốc của tài liệu',
});

/** Writes the embedded file and its specification; returns the number of the specification. */
export function addAttachment(
  body: Body,
  { name, json, relationship, description }: Attachment,
  at: Instant,
): number {
  const file = body.reserve();
  const checksum = createHash('md5').update(json).digest('hex').toUpperCase();
  body.putBytes(
    file,
    streamObject(
      file,
      `/Type/EmbeddedFile/Subtype/application#2Fjson` +
        `/Params<</Size ${json.length}/ModDate${dateString(at)}/CheckSum<${checksum}>>>`,
      json,
    ),
  );
  return body.add(
    `<</Type/Filespec/F(${name})/UF(${name})/AFRelationship/${relationship}` +
      `/Desc${textString(description)}/EF<</F ${file} 0 R/UF ${file} 0 R>>>>`,
  );
}
