// Processes of an installation, started, killed at a moment nobody chose, and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../workbooks/index.ts';

const cli = path.resolve('dist/src/cli.js');

export interface Started {
  readonly process: ChildProcess;
  readonly url: string;
  readonly output: () => string;
}

/** Until it serves. @throws Error with what it said, when it ends before */
export async function serve(home: string, settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = program(home, ['serve'], { PORT: '0', GIAPLAI_LOG: 'warn', GIAPLAI_LANES: '2', ...settings });
  const output = heard(child);
  const address = () => /Giáp Lai: (\S+)/.exec(output())?.[1]?.replace('localhost', '127.0.0.1');
  while (address() === undefined) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(output());
    await pause(50);
  }
  return { process: child, url: address()!, output };
}

export function program(
  home: string,
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [cli, '--home', home, ...words], {
    env: { ...process.env, GIAPLAI_HOME: home, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function heard(child: ChildProcess): () => string {
  let output = '';
  child.stdout!.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr!.on('data', (part: Buffer) => (output += part.toString()));
  return () => output;
}

/** @returns whether it was still running */
export async function killed(child: ChildProcess, random?: Random, within = 2000): Promise<boolean> {
  if (random)
    await Promise.race([pause(random.integer(50, within), undefined, { ref: false }), ended(child)]);
  const alive = child.exitCode === null && child.signalCode === null;
  child.kill('SIGKILL');
  await ended(child);
  return alive;
}

export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Asks until it is so. */
export async function until(
  reached: () => Promise<boolean>,
  { tries = 1200, everyMs = 100 }: { readonly tries?: number; readonly everyMs?: number } = {},
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (await reached()) return;
    await pause(everyMs);
  }
  throw new Error('not reached');
}
