// Signatures by software that writes whatever it likes, with a good key and a right digest.
import { createHash } from 'node:crypto';
import { barePdf } from '../../support/bare-pdf.ts';
import { withEntry, writerFor } from '../../support/changed.ts';
import { testPki } from '../../support/pki.ts';
import { contentTypeAttribute, craft, digestAttribute, namingAttribute } from '../cms/craft.ts';

export const teacher = testPki().issue({ name: 'Nguyễn Thị Ánh Tuyết' });
/** Two open fields. */
export const base = barePdf({ fields: ['A', 'B'] });
export const FIELD_A = 6;
export const FIELD_B = 7;
export const ROOM = 8000;
export const WIDTH = 140;

export interface Forged {
  /** The four integers, or the source of the whole array; given where the value starts and ends, and the file's end. */
  readonly range?: (start: number, end: number, total: number) => readonly number[] | string;
  /** Which bytes are digested; by default those of the honest range. */
  readonly covers?: (start: number, end: number, total: number) => readonly (readonly [number, number])[];
  /** Entries before and behind the value. */
  readonly before?: string;
  readonly behind?: string;
  readonly fields?: readonly number[];
  /** Objects of the same update. */
  readonly further?: (next: number) => Readonly<Record<number, string>>;
}

export const honest = (start: number, end: number, total: number) => [0, start, end, total - end];

/** Signs with the teacher's key whatever the forger decides to cover. */
export function forged(
  pdf: Buffer,
  { range = honest, covers, before = '', behind = '', ...more }: Forged,
): Buffer {
  const writer = writerFor(pdf);
  const value = writer.allocate();
  for (const field of more.fields ?? [FIELD_A])
    writer.object(field, withEntry(pdf, field, 'V', `${value} 0 R`));
  writer.beginObject(value);
  writer.write(`<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached${before}/Contents `);
  const start = pdf.length + writer.position;
  writer.write(`<${'0'.repeat(2 * ROOM)}>`);
  const end = pdf.length + writer.position;
  const rangeAt = pdf.length + writer.position;
  writer.write(`${' '.repeat(WIDTH)}${behind}>>`);
  writer.endObject();
  for (const [number, source] of Object.entries(more.further?.(value + 1) ?? {}))
    writer.object(Number(number) > value ? writer.allocate() : Number(number), source);
  const whole = Buffer.concat([pdf, writer.finish().tail]);
  const found = range(start, end, whole.length);
  const source = typeof found === 'string' ? found : `/ByteRange[${found.join(' ')}]`;
  whole.write(source, rangeAt, 'latin1');
  const parts = covers?.(start, end, whole.length) ?? [
    [0, start],
    [end, whole.length],
  ];
  const digest = parts.reduce(
    (hash, [from, to]) => hash.update(whole.subarray(from, to)),
    createHash('sha256'),
  );
  const attributes = [
    contentTypeAttribute,
    digestAttribute(digest.digest()),
    namingAttribute(teacher.certificate),
  ];
  const cms = craft(teacher, { attributes, certificates: teacher.device.chain });
  whole.write(cms.toString('hex'), start + 1, 'latin1');
  return whole;
}
