// The characters every document carries glyphs for, so that signatures added later find them too (signing.md §1).

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);

const ascii = range(0x20, 0x7e);
const latin1 = [0xa0, ...codePoints('§°·×÷«»'), ...range(0xc0, 0xff)];
/** Ê-đê, Gia Rai and Ba Na names use breves and Ƀ; the rest are neighbours' names. */
const latinExtended = [...range(0x100, 0x17f), ...codePoints('ƀɃƠơƯư')];
const vietnamese = range(0x1ea0, 0x1ef9);
const punctuation = codePoints('–—‘’“”„…•№');

export const repertoire: readonly number[] = [
  ...new Set([...ascii, ...latin1, ...latinExtended, ...vietnamese, ...punctuation]),
];

/** 1 for the UTF-16 code units that need no closer look; JSON of a record is thousands of them. */
const usual = new Uint8Array(0x10000);
for (const codePoint of repertoire) usual[codePoint] = 1;

/** Control and format characters: what reorders or hides text has no place in a record. */
const INVISIBLE = /\p{C}/u;

/** Characters of `text` beyond the repertoire, once each. */
export function beyondRepertoire(text: string): readonly number[] {
  let at = 0;
  while (at < text.length && usual[text.charCodeAt(at)] === 1) at++;
  const extra = new Set<number>();
  for (const character of text.slice(at)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (usual[codePoint] !== 1 && !INVISIBLE.test(character)) extra.add(codePoint);
  }
  return [...extra];
}
