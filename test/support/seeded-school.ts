// The school that a development server starts with, as `npm start` serves it, and a session of each role in it.
import { rmSync } from 'node:fs';
import { temporaryFolder } from './house.ts';
import { startServerIn, type Person } from './running-server.ts';

export interface SeededSchool {
  readonly url: string;
  /** Roles that somebody has there. */
  readonly roles: readonly string[];
  /** `name=value` of somebody in the role, signed in. */
  readonly cookieOf: (role: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function startSeededSchool(): Promise<SeededSchool> {
  const home = temporaryFolder();
  const { url, people, signIn, close } = await startServerIn(home);
  const cookies = new Map<string, Promise<string>>();
  return {
    url,
    roles: Object.keys(titles).filter((role) => people.some(({ roles }) => roles.includes(titles[role]!))),
    cookieOf: (role) => {
      const known = cookies.get(role) ?? signIn(inRole(people, titles[role] ?? role));
      cookies.set(role, known);
      return known;
    },
    close: async () => {
      await close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

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

function inRole(people: readonly Person[], title: string): Person {
  const person = people.find(({ roles }) => new RegExp(`[>,] ?${title}[,<]`).test(roles));
  if (person === undefined) throw new Error(`nobody is ${title}`);
  return person;
}
