// Character classes of PDF syntax (ISO 32000-2 §7.2.3).

const classOf = new Uint8Array(256);
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) classOf[byte] = 1;
for (const character of '()<>[]{}/%') classOf[character.charCodeAt(0)] = 2;

export const isWhite = (byte: number | undefined): boolean => byte !== undefined && classOf[byte] === 1;
export const isRegular = (byte: number | undefined): boolean => byte !== undefined && classOf[byte] === 0;
export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Value of a hexadecimal digit, or -1. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

/** For bytes of hexadecimal strings: the value of the digit with a mark of its case, or NO_DIGIT. */
export const hexDigits = new Uint8Array(256);
export const NO_DIGIT = 0x80;
export const BOTH_CASES = 0x30;
for (let byte = 0; byte < 256; byte++) {
  const value = hexValue(byte);
  const letterCase = value < 10 ? 0 : byte < 0x61 ? 0x10 : 0x20;
  hexDigits[byte] = value < 0 ? NO_DIGIT : value | letterCase;
}
