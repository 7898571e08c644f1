// The QR code of the verification code, as one form XObject that all pages share (ISO/IEC 18004).
import { create, type QRCodeSegment } from 'qrcode';
import type { SharedForm } from '../file/index.ts';

/** Resource name of the form. */
export const QR = 'QR';

/** Any mask decodes; a fixed one spares the library trying all eight. */
const MASK = 3;

/** One unit a module, without quiet zone. */
export function qrForm(verificationCode: string): { readonly form: SharedForm; readonly modules: number } {
  const { modules } = create(segments(`GIAPLAI:${verificationCode}`), {
    errorCorrectionLevel: 'M',
    maskPattern: MASK,
  });
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

/** Codes are one alphanumeric segment, which spares the library weighing every way to cut the text. */
const segments = (text: string): string | QRCodeSegment[] =>
  /^[0-9A-Z $%*+\-./:]+$/.test(text) ? [{ data: text, mode: 'alphanumeric' }] : text;
