// The page of requirements names tests that exist, under the titles they have, and leaves no requirement out.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const page = readFileSync(path.join(root, 'docs/requirements.md'), 'utf8');

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ number: Number(/^R(\d+) \S/.exec(text)?.[1]), text: text.replace(/\n## [^]*$/, '') }));

interface Named {
  readonly file: string;
  readonly titles: readonly string[];
}

const namedIn = (text: string): readonly Named[] =>
  [...text.matchAll(/^- `(test\/[^`]+\.test\.ts)`\n((?: {2}- .+\n(?: {4}.+\n)*)+)/gm)].map(
    ([, file = '', below = '']) => ({
      file,
      titles: below
        .replace(/\n {4}/g, ' ')
        .trim()
        .split(/\n? {2}- |^- /)
        .map((title) => title.trim())
        .filter((title) => title !== ''),
    }),
  );

/** First arguments of it and test, also behind `.each` and conditions. */
function titlesOf(file: string): ReadonlySet<string> {
  const source = readFileSync(path.join(root, file), 'utf8');
  const calls = source.matchAll(
    /\b(?:it|test|itWith)\b[^\n'"`]*(?:\([^\n]*\)|\.each\([^]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])+)\1/g,
  );
  return new Set([...calls].map(([, , title = '']) => title));
}

describe('the page of requirements', () => {
  it('has every requirement from R29 to R112, of the year, of reports and of the new year once, in order', () => {
    expect(sections.map(({ number }) => number)).toEqual([
      17,
      ...Array.from({ length: 84 }, (_, index) => index + 29),
      ...[120, 121, 122, 136],
    ]);
  });

  it('names a test for each, or says that it is not covered and why', () => {
    for (const { number, text } of sections) {
      const covered = namedIn(text).length > 0;
      const reason = /\*\*Not covered\.\*\* (?=\S)([^]+)/.exec(text)?.[1] ?? '';
      expect([number, covered, reason.length > 40]).toEqual([number, covered, !covered]);
    }
  });

  it('names tests that exist, by their titles', () => {
    const all = sections.flatMap(({ text }) => namedIn(text));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ file }) => !existsSync(path.join(root, file)))).toEqual([]);
    const titles = new Map([...new Set(all.map(({ file }) => file))].map((file) => [file, titlesOf(file)]));
    expect(
      all.flatMap(({ file, titles: named }) =>
        named.filter((title) => titles.get(file)?.has(title) !== true).map((title) => `${file}: ${title}`),
      ),
    ).toEqual([]);
  });

  it('lists nothing it does not read: every line of a list is a file or a title below one', () => {
    const lines = page.match(/^ *- .+$/gm) ?? [];
    const read = sections
      .flatMap(({ text }) => namedIn(text))
      .reduce((sum, { titles }) => sum + 1 + titles.length, 0);
    expect(lines).toHaveLength(read);
  });
});
