// The school that a development server starts with, as `npm start` serves it, and a session of each role in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { call } from './api.ts';
import { temporaryFolder } from './house.ts';

export interface SeededSchool {
  readonly url: string;
  /** Roles that somebody has there. */
  readonly roles: readonly string[];
  /** `name=value` of somebody in the role, signed in. */
  readonly cookieOf: (role: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Person {
  readonly account: string;
  readonly password: string;
  readonly roles: string;
}

const main = path.join(__dirname, '../../dist/src/main.js');

export async function startSeededSchool(): Promise<SeededSchool> {
  const home = temporaryFolder();
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
  const people = peopleOn(
    (await call({ url }, 'GET', '/sign-in', undefined, undefined, english)).body as string,
  );
  const cookies = new Map<string, Promise<string>>();
  return {
    url,
    roles: Object.keys(titles).filter((role) => people.some(({ roles }) => roles.includes(titles[role]!))),
    cookieOf: (role) => {
      const known = cookies.get(role) ?? signIn(url, people, titles[role] ?? role);
      cookies.set(role, known);
      return known;
    },
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const english = { cookie: 'giaplai-language=en', accept: 'text/html' };

/** As the sign-in page names them in English; in the order in which pages are looked at. */
const titles: Readonly<Record<string, string>> = {
  subjectTeacher: 'Subject teacher',
  homeroomTeacher: 'Homeroom teacher',
  departmentHead: 'Department head',
  principal: 'Principal',
  vicePrincipal: 'Vice principal',
  registrar: 'Registrar',
  administrator: 'Administrator',
  inspector: 'Inspector',
  parent: 'Parent',
  pupil: 'Pupil',
};

const peopleOn = (html: string): readonly Person[] =>
  html
    .split('<tr>')
    .filter((row) => row.includes('<code>'))
    .map((row) => {
      const [account = '', password = ''] = [...row.matchAll(/<code>(.*?)<\/code>/g)].map(
        ([, text = '']) => text,
      );
      return { account, password, roles: row.replace(/<code>.*/s, '') };
    });

async function signIn(url: string, people: readonly Person[], title: string): Promise<string> {
  const person = people.find(({ roles }) => new RegExp(`[>,] ?${title}[,<]`).test(roles));
  if (person === undefined) throw new Error(`nobody is ${title}`);
  const { account, password } = person;
  const { headers, status } = await call({ url }, 'POST', '/api/session', undefined, { account, password });
  if (status !== 200) throw new Error(`${title} was not let in: ${status}`);
  return headers.get('set-cookie')!.split(';')[0]!;
}
