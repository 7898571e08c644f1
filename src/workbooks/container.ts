// What kind of file the first bytes say it is, before anything is unpacked.
import { Buffer } from 'node:buffer';
import { limits, megabytes } from './limits.ts';
import { problem, wholeWorkbook, type Problem } from './problems.ts';

/** `null` when the bytes may be a ZIP archive of acceptable size. */
export function refusedContainer(bytes: Uint8Array): Problem | null {
  if (bytes.length > limits.fileBytes) {
    const particulars = { megabytes: megabytes(bytes.length), limit: megabytes(limits.fileBytes) };
    return problem('fileTooLarge', wholeWorkbook, particulars);
  }
  if (bytes.length === 0) return problem('fileEmpty', wholeWorkbook);
  if (startsWith(bytes, ZIP)) return null;
  if (startsWith(bytes, COMPOUND_FILE)) {
    const encrypted = Buffer.from(bytes).includes(ENCRYPTED_PACKAGE);
    return problem(encrypted ? 'encrypted' : 'oldExcelFormat', wholeWorkbook);
  }
  const found = startsWith(bytes, PDF) ? ' (PDF)' : '';
  return problem('notAWorkbook', wholeWorkbook, { found });
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];
/** [MS-CFB] header signature: old .xls files, and .xlsx files with a password ([MS-OFFCRYPTO] 2.3.4). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);
