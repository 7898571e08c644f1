// Whoever is refused finds a page that says why and what to do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = 'src/workflows/record';
const codes = readdirSync(folder).flatMap((file) =>
  [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/code: '([a-z]+\.\w+)'/g)].map((match) => match[1]!),
);

describe('every refusal of a record', () => {
  it('has its page in docs/problems', () => {
    expect(new Set(codes).size).toBeGreaterThan(25);
    expect(codes.filter((code) => !existsSync(`docs/problems/${code}.md`))).toEqual([]);
  });
});
