// Vietnamese names in the order of class lists, and found by what people type: with or without marks.

const collator = new Intl.Collator('vi', { numeric: true });

/** Given name first, then the whole name: Trần Văn An before Lê Thị Bình. */
export const byName = (a: string, b: string): number =>
  collator.compare(givenName(a), givenName(b)) || collator.compare(a, b) || (a < b ? -1 : Number(a > b));

/** True when every word asked for begins a word of the name, marks and case forgiven: `bui gi` finds Bùi Thị Giang. */
export function isCalled(name: string, asked: string): boolean {
  const words = plainWords(name);
  return plainWords(asked).every((part) => words.some((word) => word.startsWith(part)));
}

const givenName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
