// The frozen data inside the document, so that what is printed can be compared with what was signed (ISO 19005-3 §6.8).
import { createHash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import type { Body } from './body.ts';
import { dateString, streamObject, textString } from './objects.ts';

export const SNAPSHOT_FILE = 'du-lieu.json';

/** Writes the embedded file and its specification; returns the number of the specification. */
export function addAttachment(body: Body, json: Buffer, at: Instant): number {
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
    `<</Type/Filespec/F(${SNAPSHOT_FILE})/UF(${SNAPSHOT_FILE})/AFRelationship/Source` +
      `/Desc${textString('Dữ liệu gốc của tài liệu')}/EF<</F ${file} 0 R/UF ${file} 0 R>>>>`,
  );
}
