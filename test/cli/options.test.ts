// Options of all commands: what the help says about them is so.
import type { Command } from 'commander';
import { buildProgram } from '../../src/cli/program.ts';

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];

/** The library knows them by a Latin letter before the dots: `<mã...>` takes one value and refuses the second. */
it('take several values where their help says so', () => {
  const options = all(buildProgram(() => undefined)).flatMap((command) => command.options);
  const several = options.filter(({ flags }) => flags.includes('...'));
  expect(several.length).toBeGreaterThan(5);
  expect(several.filter(({ variadic }) => !variadic).map(({ flags }) => flags)).toEqual([]);
});
