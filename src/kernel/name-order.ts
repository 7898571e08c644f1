// The order of Vietnamese names in lists: by given name, then family name, then the names between.

/** Compares full names; the given name (tên) is the last word: `Lê Thị An` before `Bùi Văn Bình`. */
export function byVietnameseName(one: string, other: string): number {
  const [given, family, middle] = parted(one);
  const [otherGiven, otherFamily, otherMiddle] = parted(other);
  return (
    vietnamese.compare(given, otherGiven) ||
    vietnamese.compare(family, otherFamily) ||
    vietnamese.compare(middle, otherMiddle)
  );
}

/** Words and codes in the order of the Vietnamese alphabet, numbers by their value: `8A2` before `8A10`. */
export const byVietnameseWord = (one: string, other: string): number => vietnamese.compare(one, other);

const vietnamese = new Intl.Collator('vi', { numeric: true });

function parted(name: string): [given: string, family: string, middle: string] {
  const words = name.normalize('NFC').trim().split(/\s+/u);
  const given = words.pop() ?? '';
  const [family = '', ...middle] = words;
  return [given, family, middle.join(' ')];
}
