// Text from outside, made safe to show on a terminal and on paper.
import fc from 'fast-check';
import { visibleText } from '../../src/kernel/index.ts';

describe('visible text', () => {
  it.each([
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['  a \n\t b\u2028c ', 'a b c'],
    ['gnp\u202e.exe', 'gnp[U+202E].exe'],
    ['\u001b[31mred', '[U+001B][31mred'],
    ['zero\u200bwidth', 'zero[U+200B]width'],
    ['half \ud83d', 'half [U+D83D]'],
    ['😀', '😀'],
    ['', ''],
  ])('of %j is %j', (raw, shown) => expect(visibleText(raw)).toBe(shown));

  it('tells how much was cut, and never cuts a letter in half', () => {
    expect(visibleText('x'.repeat(500))).toBe(`${'x'.repeat(400)}…[+100]`);
    expect(visibleText('😀'.repeat(10), 5)).toBe('😀😀…[+16]');
    expect(visibleText('abc', 3)).toBe('abc');
  });

  it('has nothing that hides, reorders or drives a terminal, and is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        expect(visibleText(raw)).not.toMatch(/\p{C}|[^\S ]|\s\s/u);
      }),
    );
  });

  it('of endless text is made without reading all of it', () => {
    expect(visibleText('\u202e'.repeat(20_000_000)).length).toBeLessThan(4000);
  });
});
