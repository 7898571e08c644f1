// Decodes streams of an original within what one file may ask for, however often the same stream is shown.
import { decodeStream, PdfSyntaxError, type PdfFile, type PdfStream } from '../../signing/pdf/index.ts';

/** Bytes of one stream. */
const MOST = 32 * 1024 * 1024;

/** @throws PdfSyntaxError for filters of other kinds, and when it is too much. */
export function unpacked(file: PdfFile, stream: PdfStream): Buffer {
  let bytes: Buffer;
  try {
    bytes = decodeStream(stream, MOST);
  } catch (error) {
    file.work.failedToUnpack(stream.raw, MOST);
    throw error;
  }
  file.work.unpack(bytes.length);
  return bytes;
}

/** Undefined for what cannot be decoded; the file's limits hold all the same. */
export function unpackedIfReadable(file: PdfFile, stream: PdfStream): Buffer | undefined {
  try {
    return unpacked(file, stream);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    file.work.assertAccepted();
    return undefined;
  }
}
