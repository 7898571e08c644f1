// The server itself in a process of its own, as `npm start` runs it, and sessions of the people whom its first page names.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { call } from './api.ts';

export interface Person {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  /** In English, as the sign-in page names them. */
  readonly roles: string;
}

export interface RunningServer {
  readonly url: string;
  readonly people: readonly Person[];
  /** `name=value` of the person, signed in. */
  readonly signIn: (person: Person) => Promise<string>;
  readonly close: () => Promise<void>;
}

const main = path.join(__dirname, '../../dist/src/main.js');

export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly output: () => string;
}

/** @throws Error with what it said, when it ends before it serves */
export async function serverProcess(home: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, GIAPLAI_HOME: home, PORT: '0', GIAPLAI_LANES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      output += part.toString();
      const found = /Giáp Lai: (\S+)/.exec(output)?.[1];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(output)));
  });
  return { url, process: child, output: () => output };
}

/** @param home its folder, which stays */
export async function startServerIn(home: string): Promise<RunningServer> {
  const { url, process: child } = await serverProcess(home);
  const welcome = await call({ url }, 'GET', '/sign-in', undefined, undefined, english);
  return {
    url,
    people: peopleOn(welcome.body as string),
    signIn: async ({ account, password, name }) => {
      const { headers, status } = await call({ url }, 'POST', '/api/session', undefined, {
        account,
        password,
      });
      if (status !== 200) throw new Error(`${name} was not let in: ${status}`);
      return headers.get('set-cookie')!.split(';')[0]!;
    },
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const english = { cookie: 'giaplai-language=en', accept: 'text/html' };

const peopleOn = (html: string): readonly Person[] =>
  html
    .split('<tr>')
    .filter((row) => row.includes('<code>'))
    .map((row) => {
      const [account = '', password = ''] = [...row.matchAll(/<code>(.*?)<\/code>/g)].map(
        ([, text = '']) => text,
      );
      const roles = row.replace(/<code>.*/s, '');
      const name = /^\s*<t[dh][^>]*>([^<]*)/.exec(row)?.[1] ?? '';
      return { account, password, name, roles };
    });
