// People found by what is typed of their names: with or without marks.

/** True when every word asked for begins a word of the name, marks and case forgiven: `bui gi` finds Bùi Thị Giang. */
export function isCalled(name: string, asked: string): boolean {
  const words = plainWords(name);
  return plainWords(asked).every((part) => words.some((word) => word.startsWith(part)));
}

const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
