// What a page shows, as one form XObject: its contents with its resources (ISO 32000-2 §8.10).
import {
  decodeStream,
  isArray,
  PdfName,
  PdfStream,
  type PdfFile,
  type PdfObject,
} from '../../signing/pdf/index.ts';
import type { Body } from '../file/index.ts';
import { rawStreamObject, streamObject } from '../file/objects.ts';
import type { Objections } from './objections.ts';
import { refused, type OriginalPage } from './original.ts';
import type { Transplant } from './transplant.ts';

const FORM = new PdfName('Form');
/** Bytes of one page's contents, unpacked. */
const MOST = 64 * 1024 * 1024;

/** Writes the form; returns its number. */
export function writePageForm(
  { file, body, transplant, objections }: CopyTools,
  { dict, resources, box }: OriginalPage,
): number {
  const number = body.reserve();
  const entries = `/Type/XObject/Subtype/Form/BBox[${box.join(' ')}]/Resources ${transplant.source(resources)}`;
  const streams = contentsOf(file, dict.get('Contents'));
  const [only] = streams;
  if (only !== undefined && streams.length === 1) {
    const packing = new Map<string, PdfObject>(
      [...only.dict].filter(([key]) => key === 'Filter' || key === 'DecodeParms'),
    );
    objections.lookInto(new PdfStream(new Map([...only.dict, ['Subtype', FORM]]), only.raw));
    body.putBytes(number, rawStreamObject(number, `${entries}${transplant.entries(packing)}`, only.raw));
    return number;
  }
  // §7.8.2: parts of one content, with white space where they meet.
  const parts = streams.flatMap((stream) => [decodeStream(stream, MOST), Buffer.from('\n')]);
  const whole = Buffer.concat(parts);
  if (whole.length > MOST) throw refused('trang quá lớn');
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
