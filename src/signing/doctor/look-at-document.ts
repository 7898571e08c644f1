// What of the document as a whole readers stumble over, signed or not.
import { decodeStream, isArray, isInteger, type PdfFile, PdfStream, PdfSyntaxError } from '../pdf/index.ts';
import { type Complaint, complaint } from './complaints.ts';

export function lookAtDocument(file: PdfFile, signed: boolean): Complaint[] {
  const form = file.dict(file.catalog().get('AcroForm'));
  const flags = file.resolve(form?.get('SigFlags'));
  const declared = isInteger(flags) && (flags & 1) === 1;
  return [
    ...(file.revisions.some(({ trailer }) => trailer.has('XRefStm')) ? [complaint('file.hybrid')] : []),
    ...(file.resolve(form?.get('NeedAppearances')) === true ? [complaint('form.needAppearances')] : []),
    ...(form?.has('XFA') === true ? [complaint('form.xfa')] : []),
    ...(signed && !declared ? [complaint('form.noSigFlags')] : []),
    ...(isDeclaredPdfA(file) ? [] : [complaint('file.notPdfA')]),
  ];
}

const MAX_METADATA = 4 * 1024 * 1024;

/** ISO 19005 §6.6.4: XMP with pdfaid:part, and an output intent. */
function isDeclaredPdfA(file: PdfFile): boolean {
  const catalog = file.catalog();
  const metadata = file.resolve(catalog.get('Metadata'));
  const intents = file.resolve(catalog.get('OutputIntents'));
  if (!(metadata instanceof PdfStream) || !isArray(intents) || intents.length === 0) return false;
  try {
    return decodeStream(metadata, MAX_METADATA).includes('pdfaid:part');
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false;
    throw error;
  }
}
