// Every fault is documented, and nothing else is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const tables = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('faults.ts'),
);
const codes = tables.flatMap((name) => {
  const source = readFileSync(join(root, 'src', name), 'utf8');
  return [...source.matchAll(/^ {2}'([a-z]+\.[A-Za-z]+)':/gm)].map((match) => match[1]!);
});
const pages = readdirSync(join(root, 'docs/problems')).map((name) => name.replace(/\.md$/, ''));

describe('problem pages', () => {
  it('exist for every fault code', () => {
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !pages.includes(code))).toEqual([]);
  });

  it('have a Vietnamese title and say what to do', () => {
    for (const page of pages) {
      const text = readFileSync(join(root, 'docs/problems', `${page}.md`), 'utf8');
      expect(text).toMatch(/^# .+\n/);
      expect(text).toMatch(/[À-ỹ]/);
      expect(text).toMatch(/What to do[.:]/);
      expect(text.length).toBeGreaterThan(120);
    }
  });
});
