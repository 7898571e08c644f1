// The glossary names what the code names, and nothing that is gone.
import { readdirSync, readFileSync } from 'node:fs';
import { recordStateWords } from '../../src/workflows/index.ts';

const root = `${__dirname}/../..`;
const glossary = readFileSync(`${root}/docs/glossary.md`, 'utf8');
const entries = [...glossary.matchAll(/^\| `(\w+)`\s*\|/gm)].map((match) => match[1]!);
const sources = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${root}/src/${name}`, 'utf8'))
  .join('\n');

describe('the glossary', () => {
  it('names every state of a record', () => {
    for (const state of Object.keys(recordStateWords)) expect(entries).toContain(state);
  });

  it('names every role and every purpose of a slot that people meet', () => {
    for (const word of ['subjectTeacher', 'homeroomTeacher', 'principal', 'registrar', 'sealSlice'])
      expect(entries).toContain(word);
  });

  it('has no entry that the code does not use, and none twice', () => {
    expect(new Set(entries).size).toBe(entries.length);
    for (const entry of entries) expect(sources).toMatch(new RegExp(`\\b${entry}\\b`));
  });
});
