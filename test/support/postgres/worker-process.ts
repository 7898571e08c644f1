// `giaplai worker` in a process of its own, to be ended in good order or killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Resolves when it takes jobs. @throws when it ends before */
export async function workerProcess(home: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.resolve('dist/src/cli.js'), '--home', home, 'worker'], {
    // The test's own settings: a child would otherwise get those that Jest was started with.
    env: { ...process.env, GIAPLAI_LANES: '1', GIAPLAI_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`the worker ended with ${String(status)}`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return child;
}

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export async function ended(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  await once(child, 'exit');
  return child.exitCode;
}
