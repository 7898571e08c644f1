// giaplai sign [CLASS] --as NAME: everything that waits for this person, with one gesture.
import type { PersonId, RecordId } from '../kernel/index.ts';
import {
  type CeremonyHeld,
  type DueForPerson,
  dueFor,
  findPerson,
  type House,
  type SchoolClass,
  type SchoolRecord,
  sealRecords,
  signRecords,
} from '../server/application/index.ts';
import { type AtSchool, atSchool, type SigningOptions } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Keys, OwnKey } from './development-keys.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { green, print, red, yellow } from './screen.ts';
import { showTrouble, watching } from './watching.ts';

export interface SignCommand extends ClassChoice, SigningOptions {
  readonly as: string;
  readonly key?: OwnKey;
  /** Only what waits for them in this role. */
  readonly role?: DueForPerson['role'];
}

export function signClass(home: Home, name: string, command: SignCommand): Promise<number> {
  const signing = async (school: AtSchool) => {
    const schoolClass = await chosenClass(school.house, name, command);
    const person = await findPerson(school.house, { id: schoolClass.schoolId }, command.as);
    const due = await dueIn(school.house, person.id, schoolClass, command.role);
    if (due.length === 0) return await refuse(school, schoolClass, person.id, command);
    const keys = await school.keys();
    let status = 0;
    for (const { role, records } of due) {
      const held = await hold(school, keys, {
        role,
        records,
        person: person.id,
        schoolClass,
        key: command.key,
      });
      if (!report(held, person.name)) status = 1;
    }
    return status;
  };
  return atSchool(home, signing, command);
}

async function dueIn(
  house: House,
  person: PersonId,
  schoolClass: SchoolClass,
  role: DueForPerson['role'] | undefined,
): Promise<DueForPerson[]> {
  const due = await dueFor(house, person);
  return due.filter(
    (each) => each.schoolClass.id === schoolClass.id && (role === undefined || each.role === role),
  );
}

export interface Gesture {
  readonly role: DueForPerson['role'];
  readonly records: readonly RecordId[];
  readonly person: PersonId;
  readonly schoolClass: SchoolClass;
  readonly key?: OwnKey | undefined;
}

/** Signs as the person, or seals with the school's key when that is what waits for the registrar. */
export async function hold(school: AtSchool, keys: Keys, gesture: Gesture): Promise<CeremonyHeld> {
  const { house, signal } = school;
  const { role, records, person, schoolClass, key } = gesture;
  const conditions = await school.conditions();
  const watched = { records, conditions, signal, onProgress: watching(school) };
  if (role !== 'seal')
    return signRecords(house, { ...watched, person, role, signer: keys.ofPerson(person, key) });
  const organisation = (await house.store.read((view) => view.schools())).find(
    ({ id }) => id === schoolClass.schoolId,
  );
  return sealRecords(house, {
    ...watched,
    registrar: person,
    seal: keys.sealOf(schoolClass.schoolId, key),
    organisation: organisation?.name ?? '',
  });
}

function report(held: CeremonyHeld, name: string): boolean {
  const { signed, waiting } = held;
  print(`${signed > 0 ? green('✔') : yellow('–')} ${name}: ${signed} văn bản đã ký / documents signed`);
  if (waiting > 0) print(`  ${waiting} còn chờ, chạy lại để ký tiếp / still waiting, run again to go on`);
  return showFailures(held) === 0 && waiting === 0;
}

/** Documents that could not be signed, each with its reason; returns how many. */
export function showFailures({ outcomes }: CeremonyHeld): number {
  const failed = outcomes.flatMap(({ title, trouble }) => (trouble === null ? [] : [{ title, ...trouble }]));
  if (failed.length > 0) print(red(`✘ ${failed.length} văn bản không ký được / documents were not signed`));
  showTrouble(failed);
  return failed.length;
}

/** Nothing waits: say why, by asking the record itself what stands in the way; never in another role than asked for. */
async function refuse(
  school: AtSchool,
  schoolClass: SchoolClass,
  person: PersonId,
  command: SignCommand,
): Promise<number> {
  const records = await school.house.store.read((view) => view.recordsOf(schoolClass.id));
  const role = command.role ?? roleOf(records[0], person);
  if (role === undefined) throw cliFault('cli.nothingDue', { person: command.as });
  const keys = await school.keys();
  const held = await hold(school, keys, {
    role,
    records: records.map(({ id }) => id),
    person,
    schoolClass,
    key: command.key,
  });
  report(held, command.as);
  return held.signed === 0 ? 1 : 0;
}

function roleOf(
  record: SchoolRecord | undefined,
  person: PersonId,
): 'subjectTeacher' | 'homeroomTeacher' | 'principal' | undefined {
  const assignments = record?.snapshot.context.assignments;
  if (assignments === undefined) return undefined;
  if (assignments.subjectTeachers.some((teacher) => teacher.person === person)) return 'subjectTeacher';
  if (assignments.homeroomTeacher === person) return 'homeroomTeacher';
  return assignments.approver.person === person ? 'principal' : 'subjectTeacher';
}
