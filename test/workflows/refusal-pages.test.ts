// Whoever is refused finds a page that says why and what to do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const codesIn = (folder: string) =>
  readdirSync(folder).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/code: '([a-z]+\.\w+)'/g)].map(
      (match) => match[1]!,
    ),
  );

describe('every refusal', () => {
  it.each([
    ['record', 25],
    ['correction', 18],
    ['dossier', 10],
  ])('of a %s has its page in docs/problems', (workflow, least) => {
    const codes = codesIn(`src/workflows/${workflow}`);
    expect(new Set(codes).size).toBeGreaterThan(least);
    expect(codes.filter((code) => !existsSync(`docs/problems/${code}.md`))).toEqual([]);
  });
});
