// Why some reader may object to a file, gravest first, each with what to do (giaplai doctor).
import { PdfFile, PdfSyntaxError } from '../pdf/index.ts';
import { verify, type VerifyOptions } from '../verify/index.ts';
import { type Complaint, complaint, grouped, type Gravity } from './complaints.ts';
import { lookAtBytes } from './look-at-bytes.ts';
import { lookAtDocument } from './look-at-document.ts';
import { lookAtSignatures } from './look-at-signatures.ts';

const order: readonly Gravity[] = ['refused', 'doubted', 'noted'];

/**
 * Never throws for content; an empty answer means that nothing is known against the file. What concerns many
 * signatures is one complaint about all of them.
 *
 * @example
 * ```ts
 * const complaints = diagnose(signed, { anchors, at: instant(Date.now()) });
 * console.log(complaints.some(({ gravity }) => gravity === 'refused')); // → false
 * ```
 */
export function diagnose(pdf: Uint8Array, options: VerifyOptions): Complaint[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const found = grouped([...lookAtBytes(bytes), ...lookInside(bytes, options)]);
  const unreadable = found.filter(({ code }) => code.startsWith('file.') && code !== 'file.notPdfA');
  return (unreadable.length > 0 ? found.filter(({ code }) => code !== 'signature.none') : found).sort(
    (a, b) => order.indexOf(a.gravity) - order.indexOf(b.gravity),
  );
}

/** Nothing when the file cannot be read: that was told already. */
function lookInside(bytes: Buffer, options: VerifyOptions): Complaint[] {
  try {
    const file = new PdfFile(bytes);
    if (file.last.trailer.has('Encrypt')) return [complaint('file.encrypted')];
    const report = verify(bytes, options);
    return [...lookAtDocument(file, report.signatures.length > 0), ...lookAtSignatures(file, report)];
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return opens(bytes) ? [complaint('file.structure', { detail: error.reason })] : [];
  }
}

function opens(bytes: Buffer): boolean {
  try {
    return new PdfFile(bytes).revisions.length > 0;
  } catch {
    return false;
  }
}
