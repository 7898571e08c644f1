// The page for whoever looks after an installation says what is true: settings, commands and problems exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildProgram } from '../../src/cli/program.ts';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .join('\n');
const settingsIn = (text: string) => new Set(text.match(/\bGIAPLAI_[A-Z][A-Z_]*[A-Z]\b/g) ?? []);

describe('the operations page', () => {
  it('names settings that the program reads', () => {
    const known = settingsIn(sources);
    const named = [...settingsIn(page)];
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('uses commands and options that there are', () => {
    const program = buildProgram(() => undefined);
    const used = [...page.matchAll(/giaplai ((?:--home \S+ )?[a-z-]+)(?: ([a-z]+))?([^`\n|]*)/g)];
    expect(used.length).toBeGreaterThan(15);
    for (const [whole, first = '', second = '', rest = ''] of used) {
      const name = first.split(' ').at(-1) ?? '';
      const command = program.commands.find((one) => one.name() === name);
      expect([whole, command?.name()]).toEqual([whole, name]);
      const nested = command?.commands.find((one) => one.name() === second);
      if (command && command.commands.length > 0) expect([whole, nested?.name()]).toEqual([whole, second]);
      for (const option of rest.match(/--[a-z][a-z0-9-]*/g) ?? [])
        expect(optionsOf(nested ?? command, program)).toContain(option);
    }
  });

  it('names problems that have their page', () => {
    const pages = new Set(readdirSync(join(root, 'docs/problems')).map((name) => name.replace(/\.md$/, '')));
    const areas = new Set([...pages].map((name) => name.split('.')[0]));
    const codes = [...page.matchAll(/`([a-z]+)\.([a-z][A-Za-z]+)`/g)].filter(([, area = '']) =>
      areas.has(area),
    );
    expect(codes.length).toBeGreaterThan(4);
    for (const [, area = '', reason = ''] of codes) expect(pages).toContain(`${area}.${reason}`);
  });
});

/** Also of commands one level further down: `archive target add`. */
const optionsOf = (command: Command | undefined, program: Command): readonly string[] =>
  [
    ...(command?.options ?? []),
    ...(command?.commands.flatMap(({ options }) => options) ?? []),
    ...program.options,
  ].map(({ long }) => long ?? '');
