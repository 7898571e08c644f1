// A school of one small class that nobody has signed anything of, under a regulation, with a server running for it.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ClassBook, Term } from '../../src/assessment/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import {
  adoptPolicy,
  appoint,
  nameOf,
  type AppointedRole,
  type Scope,
} from '../../src/server/application/index.ts';
import { dayAt, schoolYearOf } from '../../src/policies/index.ts';
import { storyPolicy } from '../../src/server/start/seed-policy.ts';
import { openPkcs12 } from '../../src/signing/devices/index.ts';
import { nameValue } from '../../src/signing/index.ts';

import { importBook, temporaryFolder, type ImportedClass } from './house.ts';
import { startServerIn } from './running-server.ts';
import { makeClassBook, withoutColumn } from './workbooks/index.ts';

export interface FreshSchool {
  readonly url: string;
  readonly home: string;
  readonly book: ClassBook;
  readonly imported: ImportedClass;
  /** `name=value` of a person by name, signed in. */
  readonly cookieOf: (name: string) => Promise<string>;
  /** The development key file of a person by name; its password is `KEY_PIN`. */
  readonly keyFileOf: (name: string) => string;
  readonly close: () => Promise<void>;
}

/** Of the key files of a development installation. */
export const KEY_PIN = '12345678';

export const staff = {
  administrator: 'Tạ Hữu Khải',
  inspector: 'Cao Diệu Huyền',
  parent: 'Trịnh Thu Hà',
} as const;

/** Of four pupils and three teachers, this year; the year is complete but for what the tests enter. */
export function freshBook(empty: { readonly subject: number; readonly term: Term }): ClassBook {
  const made = makeClassBook({ pupils: 4, seed: 11, className: '6E' });
  const teachers = ['Vũ Thị Ánh Tuyết', 'Lò Văn Ứng', 'Đỗ Hữu Phước'] as const;
  const subjects = made.subjects.map((subject, index) => ({ ...subject, teacher: teachers[index % 3]! }));
  const names = ['Nguyễn Thị Ngọc Ỷ', 'Đặng Ưng Ẩn', 'Y Kđăm Êban', 'Nguyễn Thị Ngọc Ý'] as const;
  const book: ClassBook = {
    ...made,
    schoolYear: schoolYearOf(dayAt(Date.now() as never)),
    subjects,
    staff: { ...made.staff, homeroomTeacher: 'Phùng Khắc Huy' },
    pupils: made.pupils.map((pupil, index) => ({
      ...pupil,
      name: names[index]!,
      conduct: { ...pupil.conduct, [empty.term]: null },
    })),
  };
  const { code: subject } = book.subjects[empty.subject]!;
  const columns = [{ kind: 'midterm' }, { kind: 'final' }] as const;
  return columns.reduce((now, column) => withoutColumn(now, { subject, term: empty.term, column }), book);
}

export async function startFreshSchool(book: ClassBook): Promise<FreshSchool> {
  const home = temporaryFolder();
  const house = await openInstallation(home, { lanes: 1 });
  const imported = await importBook(house, book);
  const { id: schoolId, name: school } = (await house.store.read((view) => view.schools()))[0]!;
  const give = async (name: string, role: AppointedRole, scope: Scope = {}) => {
    const known = (await house.store.read((view) => view.people())).find((one) => one.name === nameOf(name));
    const person = known?.id ?? crypto.randomUUID();
    if (!known)
      await house.store.write((transaction) =>
        transaction.addPeople([{ id: person as never, schoolId, name }]),
      );
    const decision = { number: '01/QĐ-VD', date: '2025-08-15' };
    await appoint(house, { schoolId, person: person as never, role, scope, decision }, { service: 'setup' });
  };
  await give(book.staff.principal, 'principal');
  await give(book.staff.registrar, 'registrar');
  await give(staff.administrator, 'administrator');
  await give(staff.inspector, 'inspector');
  await give(staff.parent, 'parent', { classes: [imported.classId], pupils: [book.pupils[0]!.code] });
  const bytes = Buffer.from(JSON.stringify(storyPolicy(school, house.clock.now())));
  await adoptPolicy(house, { schoolId, bytes, by: imported.cast.principal });
  await house.close();
  const server = await startServerIn(home);
  return {
    url: server.url,
    home,
    book,
    imported,
    cookieOf: (name) => {
      const found = server.people.find((person) => person.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return server.signIn(found);
    },
    keyFileOf: (name) => keyFileIn(path.join(home, 'pki', 'people'), name),
    close: async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function keyFileIn(folder: string, name: string): string {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.p12')) continue;
    const file = path.join(folder, entry);
    if (nameValue(openPkcs12(readFileSync(file), KEY_PIN).certificate.subject, 'CN') === name) return file;
  }
  throw new Error(`no key of ${name}`);
}
