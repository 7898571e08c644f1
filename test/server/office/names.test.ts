// Names as people type them.
import fc from 'fast-check';
import { matchName, nameWords } from '../../../src/server/application/index.ts';
import { editsBetween } from '../../../src/server/application/office/names/edits.ts';

const match = (typed: string, name: string) => matchName(nameWords(typed), name)?.match ?? null;

describe('a name that is looked for', () => {
  it.each([
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh', 'typed'],
    ['ánh nguyễn thị', 'Nguyễn Thị Ánh', 'typed'],
    ['nguyen thi anh', 'Nguyễn Thị Ánh', 'plain'],
    ['duc dang', 'Đặng Văn Đức', 'plain'],
    ['nguyen thi a', 'Nguyễn Thị Ánh', 'beginning'],
    ['nta', 'Nguyễn Thị Ánh', 'initials'],
    ['nt', 'Nguyễn Thị Ánh', 'initials'],
    ['nguyne thi anh', 'Nguyễn Thị Ánh', 'slips'],
    ['nguyen thj anh', 'Nguyễn Thị Ánh', 'slips'],
    ['huynnh', 'Huỳnh Nga', 'slips'],
    ['an an', 'Lê An', null],
    ['an an', 'Lê An An', 'typed'],
    ['tran thi anh', 'Nguyễn Thị Ánh', null],
    ['x', 'Nguyễn Thị Ánh', null],
    ['', 'Nguyễn Thị Ánh', null],
    ['%', 'Nguyễn Thị Ánh', null],
  ] as const)('“%s” against “%s”: %s', (typed, name, expected) => expect(match(typed, name)).toBe(expected));

  it('is the same however Unicode spells it', () => {
    for (const name of ['Nguyễn Thị Ánh', 'Đặng Đức Ước', 'Hoàng Thùy Duyên'])
      expect(match(name.normalize('NFD'), name.normalize('NFC'))).toBe('typed');
  });

  it('is found with any one letter of a long word lost, doubled, or changed places with the next', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), (letters, nth) => {
        const at = nth % (letters.length - 1);
        const lost = letters.slice(0, at) + letters.slice(at + 1);
        const doubled = letters.slice(0, at) + letters[at]! + letters.slice(at);
        const turned = letters.slice(0, at) + letters[at + 1]! + letters[at]! + letters.slice(at + 2);
        for (const slip of [lost, doubled, turned]) {
          expect(editsBetween(slip, letters, 2)).toBeLessThanOrEqual(1);
          expect(editsBetween(letters, slip, 2)).toBe(editsBetween(slip, letters, 2));
          expect(match(slip, `Trần ${letters}`)).not.toBeNull();
        }
      }),
    );
  });
});
