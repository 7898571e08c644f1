// The QR code of the verification code, as an address where one is known, as one form XObject that all pages share (ISO/IEC 18004).
import { create, type QRCodeSegment } from 'qrcode';
import type { SharedForm } from '../file/index.ts';
import type { Imprint } from '../snapshot.ts';

/** Resource name of the form. */
export const QR = 'QR';

/** Any mask decodes; a fixed one spares the library trying all eight. */
const MASK = 3;

/** Printed 18 mm wide, a module of more than these could be too small for a bad camera: half a millimetre. */
const MOST_MODULES = 37;

/** One unit a module, without quiet zone. An address too long for its modules leaves the code alone. */
export function qrForm(imprint: Imprint): { readonly form: SharedForm; readonly modules: number } {
  const alone = `GIAPLAI:${imprint.verificationCode}`;
  const address = matrix(addressOf(imprint) ?? alone);
  const modules = address.size <= MOST_MODULES ? address : matrix(alone);
  const { size } = modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size;) {
      const start = column;
      while (column < size && modules.get(row, column)) column++;
      if (column > start) runs.push(`${start} ${size - 1 - row} ${column - start} 1 re`);
      else column++;
    }
  }
  return { form: { size: [size, size], content: `${runs.join('\n')}\nf` }, modules: size };
}

const matrix = (text: string) =>
  create(segments(text), { errorCorrectionLevel: 'M', maskPattern: MASK }).modules;

/**
 * In capitals: scheme and host are the same in any case (RFC 3986 §6.2.2.1), and so is the page, which keeps the symbol
 * in the alphanumeric mode and a size smaller.
 */
const addressOf = ({ verifyAt, verificationCode }: Imprint): string | undefined =>
  verifyAt === undefined ? undefined : `${verifyAt.toUpperCase()}/V/${verificationCode}`;

/** Codes are one alphanumeric segment, which spares the library weighing every way to cut the text. */
const segments = (text: string): string | QRCodeSegment[] =>
  /^[0-9A-Z $%*+\-./:]+$/.test(text) ? [{ data: text, mode: 'alphanumeric' }] : text;
