// Text from outside made safe to show: what would hide, reorder or drive a terminal is named instead (UAX #9, ECMA-48).

/** Controls, direction overrides, joiners, private and unassigned code points, half surrogates. */
const INVISIBLE = /\p{C}/gu;
const USUAL = /^[\x20-\x7e]*$/;

/**
 * One line of at most about `most` letters (default 400): composed, white space collapsed, invisible characters as
 * `[U+202E]`, and at the end how many UTF-16 units were left out, as `…[+9600]`.
 */
export function visibleText(text: string, most = 400): string {
  if (text.length <= most && USUAL.test(text) && !text.includes('  ')) return text.trim();
  const kept = text.length > most ? wholeLetters(text, most) : text;
  const shown = kept.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, named).trim();
  return kept.length < text.length ? `${shown}…[+${text.length - kept.length}]` : shown;
}

/** Never half a surrogate pair. */
const wholeLetters = (text: string, most: number): string => {
  const unit = text.charCodeAt(most - 1);
  return text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? most - 1 : most);
};

const named = (character: string): string => `[${codePointName(character.codePointAt(0) ?? 0)}]`;

/** `U+202E`. */
export const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
