// What a page shows, as one form XObject: its contents with its resources (ISO 32000-2 §8.10).
import {
  isArray,
  PdfName,
  PdfStream,
  serialize,
  type PdfFile,
  type PdfObject,
} from '../../signing/pdf/index.ts';
import type { Body } from '../file/index.ts';
import { rawStreamObject, streamObject } from '../file/objects.ts';
import type { Objections } from './objections.ts';
import { refused, type OriginalPage } from './original.ts';
import type { Transplant } from './transplant.ts';
import { unpacked } from './unpacked.ts';

const FORM = new PdfName('Form');

/** Writes the form; returns its number. */
export function writePageForm(
  { file, body, transplant, objections }: CopyTools,
  { dict, resources, box }: OriginalPage,
): number {
  const number = body.reserve();
  const entries = `/Type/XObject/Subtype/Form/BBox${serialize(box)}/Resources ${transplant.source(resources)}`;
  const streams = contentsOf(file, dict.get('Contents'));
  const [only] = streams;
  if (only !== undefined && streams.length === 1) {
    const packing = new Map<string, PdfObject>(
      [...only.dict].filter(([key]) => key === 'Filter' || key === 'DecodeParms'),
    );
    file.work.unpack(only.raw.length);
    objections.lookInto(new PdfStream(new Map([...only.dict, ['Subtype', FORM]]), only.raw));
    body.putBytes(number, rawStreamObject(number, `${entries}${transplant.entries(packing)}`, only.raw));
    return number;
  }
  // §7.8.2: parts of one content, with white space where they meet.
  const parts = streams.flatMap((stream) => [unpacked(file, stream), Buffer.from('\n')]);
  const whole = Buffer.concat(parts);
  objections.lookAtContent(whole);
  body.putBytes(number, streamObject(number, entries, whole));
  return number;
}

export interface CopyTools {
  readonly file: PdfFile;
  readonly body: Body;
  readonly transplant: Transplant;
  readonly objections: Objections;
}

function contentsOf(file: PdfFile, contents: PdfObject | undefined): PdfStream[] {
  const found = file.resolve(contents);
  const parts = isArray(found) ? found.map((part) => file.resolve(part)) : [found];
  return parts.flatMap((part) => {
    if (part instanceof PdfStream) return [part];
    if (part !== null) throw refused('nội dung trang hỏng');
    return [];
  });
}
