// Everything that pages say stands in catalogues, whole in both languages, and nothing stands there that nobody says.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { catalogues, leavesOf, textOf, type Leaf } from '../../support/catalogues.ts';
import { spokenIn } from '../../support/spoken-in.ts';

const root = join(__dirname, '../../../src/server/web');
const everything = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
const sources = everything.filter(({ name }) => !name.startsWith('browser/'));
/** Scripts say words that pages hand to them. */
const scripts = everything.filter(({ name }) => name.startsWith('browser/'));
const isWords = (name: string) => /(^|[/-])words\.ts$/.test(name);
const found = catalogues(sources.filter(({ name }) => isWords(name)).map(({ name }) => join(root, name)));

describe('the words of the pages', () => {
  it('are found in more than one place', () => {
    expect(found.length).toBeGreaterThan(4);
  });

  it('have the same keys and parameters in Vietnamese and English', () => {
    const shape = (words: object) =>
      leavesOf(words).map(({ path, value }) => `${path.join('.')} ${arity(value)}`);
    for (const { file, name, vi, en } of found)
      expect([file, name, shape(en).toSorted()]).toEqual([file, name, shape(vi).toSorted()]);
  });

  it('say something in both languages, with every parameter in it', () => {
    const silent = found.flatMap(({ file, name, vi, en }) =>
      [vi, en].flatMap((words) =>
        leavesOf(words)
          .filter((leaf) => textOf(leaf).trim() === '' || !saysItsParameters(leaf))
          .map(({ path }) => `${relative(root, file)} ${name} ${path.join('.')}`),
      ),
    );
    expect(silent).toEqual([]);
  });

  it('are Vietnamese where they are called Vietnamese', () => {
    const wrong = found.flatMap(({ file, vi, en }) => {
      const english = new Map(leavesOf(en).map((leaf) => [leaf.path.join('.'), textOf(leaf)]));
      return leavesOf(vi)
        .filter((leaf) => {
          const text = textOf(leaf);
          // Names of things are the same in every language; sentences are not.
          return text === english.get(leaf.path.join('.')) && /\p{Ll}+ \p{Ll}+ \p{Ll}+/u.test(text);
        })
        .map(({ path }) => `${relative(root, file)} ${path.join('.')}`);
    });
    expect(wrong).toEqual([]);
  });

  it('stand nowhere else: no page has a text of its own', () => {
    const spoken = sources
      .filter(({ name }) => !isWords(name))
      .flatMap(({ name, text }) => spokenIn(name, text).map((said) => `${name}: ${said}`));
    expect(spoken.filter((line) => !names.includes(line))).toEqual([]);
  });

  it('are all said by some page', () => {
    const unused = found.flatMap(({ file, name, vi }) => {
      const folder = relative(root, dirname(file));
      const readers = sources.filter(
        (one) => !isWords(one.name) && (one.text.includes(name) || dirname(one.name) === folder),
      );
      const said = [...readers, ...scripts].map(({ text }) => text).join('\n');
      return leavesOf(vi)
        .filter(({ path }) => !isSaid(path, said))
        .map(({ path }) => `${relative(root, file)} ${name} ${path.join('.')}`);
    });
    expect(unused).toEqual([]);
  });
});

/** Names are the same in every language. */
const names = [
  'serving/serve-screen.ts: Giáp Lai',
  'screens/account/agent-name.ts: Cốc Cốc',
  'screens/children/consent.tsx: Tiếng Việt',
];

const arity = (value: Leaf['value']): string =>
  typeof value === 'string' ? 'text' : `takes ${value.length}`;

const saysItsParameters = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' || leaf.value.length === 0 || textOf(leaf, 3) !== textOf(leaf, 7);

/** A key by its name; a key within a group also where the whole group is looked into. */
function isSaid(path: readonly string[], said: string): boolean {
  const has = (pattern: string) => new RegExp(pattern).test(said);
  const last = path.at(-1) ?? '';
  if (path.length === 1) return has(`\\b${last}\\b`) || isComposed(last, said);
  const group = path.at(-2) ?? '';
  return has(`\\b${group}\\b`) && (has(`\\b${group}\\.${last}\\b`) || has(`\\b${group}\\b(?!\\.[a-z])`));
}

/** `wrongScore` where the script says `wrong${what}`. */
const isComposed = (key: string, said: string): boolean => {
  const [beginning = ''] = /^[a-z]+(?=[A-Z])/.exec(key) ?? [];
  return beginning !== '' && said.includes(`\`${beginning}\${`);
};
