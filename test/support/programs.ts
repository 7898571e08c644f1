// Independent programs that judge our files. Where one is missing the test is skipped aloud; in CI it must be there.
import { spawnSync } from 'node:child_process';

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

export function runProgram(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Outcome {
  const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 64 << 20, env });
  return { status, output: `${stdout}${stderr}` };
}

export const hasProgram = (name: string): boolean => spawnSync('which', [name]).status === 0;

/** `it` where the programs are installed; elsewhere a skipped test that says so, and in CI a failing one. */
export function itWith(...programs: readonly string[]): jest.It {
  const missing = programs.filter((name) => !hasProgram(name));
  if (missing.length === 0) return it;
  if (process.env.CI !== undefined) throw new Error(`CI must have ${missing.join(', ')}`);
  process.stderr.write(`\n*** ${missing.join(', ')} not installed: interop checks are SKIPPED ***\n`);
  return it.skip;
}

/** Our own command, as built. */
export const giaplai = (home: string, ...args: readonly string[]): Outcome =>
  runProgram(process.execPath, ['bin/giaplai.js', '--home', home, ...args], {
    ...process.env,
    NO_COLOR: '1',
  });
