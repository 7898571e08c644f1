// The Postgres of a test, taken away in the ways it goes: stopped at once as a power cut does it, or frozen.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Database {
  readonly url: string;
  /** As if the machine had lost its power. */
  readonly stop: () => void;
  readonly start: () => void;
  /** Connections stay open, and nobody answers. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly end: () => void;
}

const script = path.resolve('scripts/postgres.sh');

/** A cluster of its own: others must not lose theirs. @param folder is there already, and empty */
export function databaseIn(folder: string): Database {
  const url = execFileSync(script, ['start', folder], { encoding: 'utf8' }).trim();
  const data = path.join(folder, 'data');
  // The command line of the server itself; the same port comes back.
  const [, program = '', rest = ''] = /^(\S+)(.*)$/m.exec(
    readFileSync(path.join(data, 'postmaster.opts'), 'utf8'),
  )!;
  const control = path.join(path.dirname(program), 'pg_ctl');
  const asOwner = (...words: readonly string[]) =>
    process.getuid?.() === 0
      ? execFileSync('runuser', ['-u', 'postgres', '--', control, ...words], { cwd: '/', stdio: 'ignore' })
      : execFileSync(control, words, { stdio: 'ignore' });
  const options = rest.replace(/ "-D" "[^"]*"/, '');
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const [leader = ''] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', leader], { encoding: 'utf8' });
    for (const pid of [leader, ...children.trim().split(/\s+/)]) process.kill(Number(pid), name);
  };
  return {
    url: `${url}?schema=*&connections=6`,
    stop: () => void asOwner('-D', data, '-m', 'immediate', 'stop'),
    start: () =>
      void asOwner('-D', data, '-l', path.join(data, 'log'), '-w', '-t', '60', '-o', options, 'start'),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    end: () => {
      if (existsSync(path.join(data, 'postmaster.pid'))) execFileSync(script, ['stop', folder]);
    },
  };
}
