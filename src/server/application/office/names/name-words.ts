// The words of a name as they are looked for: as written, and without diacritics (đ is d), in one spelling of Unicode.

export interface NameWords {
  /** Composed (NFC), lower case. */
  readonly typed: readonly string[];
  /** The same without diacritics. */
  readonly plain: readonly string[];
  /** First letters of the plain words; empty for a single word. */
  readonly initials: string;
}

/** Longer words, and more of them, are in no name. */
const LONGEST = 40;
const MOST = 12;

export function nameWords(text: string): NameWords {
  const typed = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST)
    .map((word) => word.slice(0, LONGEST));
  const plain = typed.map(withoutDiacritics);
  return { typed, plain, initials: plain.length > 1 ? plain.map(([first]) => first ?? '').join('') : '' };
}

/** `Nguyễn Đức` → `nguyen duc`. */
export const withoutDiacritics = (text: string): string =>
  text.toLocaleLowerCase('vi').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
