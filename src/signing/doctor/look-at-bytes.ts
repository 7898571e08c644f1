// Before anything is read: does the file begin and end as a PDF does.
import { PdfFile, PdfSyntaxError } from '../pdf/index.ts';
import { type Complaint, complaint } from './complaints.ts';

/** Readers look for the header in so many bytes (ISO 32000-1 Annex H.3, note 13). */
const HEADER_WITHIN = 1024;

export function lookAtBytes(bytes: Buffer): Complaint[] {
  const header = bytes.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  if (header < 0) return [complaint('file.notPdf')];
  const found: Complaint[] = [];
  if (header > 0) found.push(complaint('file.headerLate', { detail: String(header) }));
  const end = endProblem(bytes);
  if (end !== undefined) found.push(end);
  const opened = open(bytes);
  if (typeof opened === 'string') {
    // The same thing need not be told in two ways.
    return found.length > 0 ? found : [complaint('file.structure', { detail: opened })];
  }
  const behind = bytes.length - opened.last.end;
  return behind > 0 ? [...found, complaint('file.trailingBytes', { detail: String(behind) })] : found;
}

function endProblem(bytes: Buffer): Complaint | undefined {
  const at = bytes.lastIndexOf('startxref');
  if (at < 0) return complaint('file.noStartxref');
  const digits = /^\s+(\d{1,10})/.exec(bytes.toString('latin1', at + 9, at + 40))?.[1];
  const place = bytes.toString('latin1', Number(digits), Number(digits) + 40);
  return digits !== undefined && /^\s*(xref|\d+\s+\d+\s+obj)/.test(place)
    ? undefined
    : complaint('file.startxrefWrong');
}

/** The file, or why it cannot be read. */
function open(bytes: Buffer): PdfFile | string {
  try {
    return new PdfFile(bytes);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return error.reason;
    throw error;
  }
}
