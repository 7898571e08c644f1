// Why nothing can be found in a file that came in the place of a document of this house.
import { PdfFile, PdfSyntaxError } from '../signing/pdf/index.ts';

export type Unreadable = 'empty' | 'notPdf' | 'encrypted' | 'damaged';

/** ISO 32000-2 annex I: the header stands within the first 1024 octets. */
const HEADER_WITHIN = 1024;

/** Null for a PDF that can be read. */
export function unreadable(file: Uint8Array): Unreadable | null {
  if (file.length === 0) return 'empty';
  if (!Buffer.from(file.subarray(0, HEADER_WITHIN)).includes('%PDF-')) return 'notPdf';
  try {
    return new PdfFile(file).last.trailer.has('Encrypt') ? 'encrypted' : null;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return 'damaged';
    throw error;
  }
}
