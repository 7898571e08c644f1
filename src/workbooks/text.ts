// Vietnamese text as people paste it: decomposed accents, stray spaces, look-alike letters.

/**
 * NFC, white space of every kind (non-breaking too) collapsed and trimmed, and the Icelandic Ð of old converters
 * (U+00D0) read as the Vietnamese Đ (U+0110) it stands for.
 */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replaceAll('\u00D0', 'Đ').replaceAll('\u00F0', 'đ').replace(/\s+/gu, ' ').trim();

/** For comparing sheet names and headers: case and spaces do not matter. */
export const matchKey = (text: string): string => cleanText(text).toLowerCase().replaceAll(' ', '');

/** The code point (`U+200B`) of the first character that cannot be seen or typed on purpose, or `null`. */
export function hiddenCharacter(text: string): string | null {
  const found = HIDDEN.exec(text)?.[0].codePointAt(0);
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Controls, lone surrogates, private use, zero-width and direction marks, replacement character. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/u;

/**
 * As it must stand in the file so that readers find exactly this text: what XML cannot hold is escaped,
 * and so is what only looks like an escape (ECMA-376 22.9.2.19).
 */
export const escapedText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 §2.2 excludes, and U+007F that libraries drop
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]/g, (character) => {
      const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${hex}_`;
    });

/** Escapes such as `_x000D_` resolved (ECMA-376 22.9.2.19). The library does it for texts, not for results of formulas. */
export const unescapedText = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
