// What of an original keeps its copy from being PDF/A-3b, as far as its objects tell (ISO 19005-3 §6.2).
import {
  isArray,
  isDict,
  isName,
  PdfName,
  PdfStream,
  type PdfDict,
  type PdfFile,
  type PdfObject,
} from '../../signing/pdf/index.ts';
import { unpackedIfReadable } from './unpacked.ts';

export type ObjectionKind =
  'fontNotEmbedded' | 'filter' | 'deviceColour' | 'postScript' | 'transferFunction' | 'unread';

export interface CopyObjection {
  readonly kind: ObjectionKind;
  /** Name of the font, the filter or the colour space; of what could not be read, its filter. */
  readonly name: string;
}

export interface Objections {
  readonly found: readonly CopyObjection[];
  lookAt(dict: PdfDict): void;
  /** Also at what the stream draws with. */
  lookInto(stream: PdfStream): void;
  lookAtContent(content: Uint8Array): void;
}

const DRAWS_IN_CMYK = /(?:^|\s)(?:[\d.+-]+\s+){4}[kK](?=\s|$)|\/DeviceCMYK\s+(?:cs|CS)(?=\s|$)/;
const SIMPLE = new Set(['Type1', 'MMType1', 'TrueType', 'CIDFontType0', 'CIDFontType2']);

export function openObjections(file: PdfFile): Objections {
  const found = new Map<string, CopyObjection>();
  const object = (kind: ObjectionKind, name: string) => found.set(`${kind} ${name}`, { kind, name });
  const nameOf = (value: PdfObject | undefined): string => {
    const name = file.resolve(value);
    return name instanceof PdfName ? name.value : '';
  };

  const lookAt = (dict: PdfDict): void => {
    const subtype = nameOf(dict.get('Subtype'));
    if (isName(file.resolve(dict.get('Type')), 'Font') && SIMPLE.has(subtype) && !isEmbedded(file, dict))
      object('fontNotEmbedded', nameOf(dict.get('BaseFont')));
    if (subtype === 'PS') object('postScript', 'PS');
    if (isDict(file.resolve(dict.get('ExtGState')))) {
      for (const state of file.dict(dict.get('ExtGState'))?.values() ?? []) {
        if (file.dict(state)?.has('TR') === true) object('transferFunction', 'TR');
      }
    }
    for (const key of ['ColorSpace', 'CS', 'Alternate']) {
      if (nameOf(dict.get(key)) === 'DeviceCMYK') object('deviceColour', 'DeviceCMYK');
    }
  };
  const lookAtContent = (content: Uint8Array): void => {
    if (DRAWS_IN_CMYK.test(Buffer.from(content).toString('latin1'))) object('deviceColour', 'DeviceCMYK');
  };
  return {
    get found() {
      return [...found.values()];
    },
    lookAt,
    lookInto(stream) {
      const filters = file.resolve(stream.dict.get('Filter'));
      for (const filter of isArray(filters) ? filters : [filters]) {
        const name = nameOf(filter);
        if (name === 'LZWDecode' || name === 'Crypt') object('filter', name);
      }
      if (nameOf(stream.dict.get('Subtype')) === 'Form') {
        const content = unpackedIfReadable(file, stream);
        if (content) lookAtContent(content);
        else object('unread', nameOf(isArray(filters) ? filters[0] : filters));
      }
    },
    lookAtContent,
  };
}

function isEmbedded(file: PdfFile, font: PdfDict): boolean {
  const descriptor = file.dict(font.get('FontDescriptor'));
  return ['FontFile', 'FontFile2', 'FontFile3'].some(
    (key) => file.resolve(descriptor?.get(key)) instanceof PdfStream,
  );
}
