// giaplai sign [CLASS] --as NAME: everything that waits for this person, with one gesture.
import type { PersonId, RecordId } from '../kernel/index.ts';
import {
  type CeremonyHeld,
  type DueForPerson,
  dueFor,
  findPerson,
  type House,
  type OpenPending,
  type SchoolClass,
  type SchoolRecord,
  sealRecords,
  signRecords,
} from '../server/application/index.ts';
import { type AtSchool, atSchool, type SigningOptions } from './at-school.ts';
import { type ClassChoice, chosenClass } from './class-name.ts';
import type { Keys } from './development-keys.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { type KeyOptions, openOwnKey, type OwnKey } from './keys/own-key.ts';
import { green, print, red, yellow } from './screen.ts';
import { showTrouble, watching } from './watching.ts';

export interface SignCommand extends ClassChoice, SigningOptions {
  readonly as: string;
  /** The development key when none is named. */
  readonly key?: KeyOptions;
  /** Only what waits for them in this role. */
  readonly role?: DueForPerson['role'];
}

export function signClass(home: Home, name: string, command: SignCommand): Promise<number> {
  const signing = async (school: AtSchool) => {
    const schoolClass = await chosenClass(school.house, name, command);
    const person = await findPerson(school.house, { id: schoolClass.schoolId }, command.as);
    const own = await openOwnKey(command.key ?? {});
    try {
      return await signDue(school, { schoolClass, person: person.id, own }, command);
    } finally {
      await own?.close();
    }
  };
  return atSchool(home, signing, command);
}

type Signing = Pick<Gesture, 'schoolClass' | 'person' | 'own'>;

async function signDue(school: AtSchool, signing: Signing, command: SignCommand): Promise<number> {
  const { person, schoolClass, own } = signing;
  const due = await dueIn(school.house, person, schoolClass, command.role);
  if (due.length === 0) return refuse(school, signing, command);
  const keys = await school.keys();
  let status = 0;
  const questions: OpenPending[] = [];
  for (const { role, records } of due) {
    const held = await hold(school, keys, { ...signing, role, records });
    questions.push(...held.questions);
    if (!report(held, command.as)) status = 1;
  }
  if (questions.length > 0) own?.tell?.(questions);
  return status;
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
  readonly own?: OwnKey | undefined;
}

/** Signs as the person, or seals with the school's key when that is what waits for the registrar. */
export async function hold(school: AtSchool, keys: Keys, gesture: Gesture): Promise<CeremonyHeld> {
  const { house, signal } = school;
  const { role, records, person, schoolClass, own } = gesture;
  const conditions = await school.conditions();
  const watched = {
    records,
    conditions,
    signal,
    onProgress: watching(school),
    withoutWaiting: own?.withoutWaiting ?? false,
    onAsked: (_: OpenPending, documents: number) => {
      if (own?.withoutWaiting !== true) school.bar.show(0, documents, waitingWords);
    },
  };
  if (role !== 'seal') {
    const signer = own?.signer ?? keys.ofPerson(person);
    return signRecords(house, { ...watched, person, role, signer });
  }
  const { schoolId } = schoolClass;
  const schools = await house.store.read((view) => view.schools());
  return sealRecords(house, {
    ...watched,
    registrar: person,
    seal: own?.signer ?? keys.sealOf(schoolId),
    organisation: schools.find(({ id }) => id === schoolId)?.name ?? '',
  });
}

const waitingWords = 'Chờ xác nhận trên điện thoại / waiting for the confirmation on the phone';

function report(held: CeremonyHeld, name: string): boolean {
  const { signed, waiting } = held;
  print(`${signed > 0 ? green('✔') : yellow('–')} ${name}: ${signed} văn bản đã ký / documents signed`);
  if (waiting > 0) print(`  ${waiting} còn chờ, chạy lại để ký tiếp / still waiting, run again to go on`);
  showLowerLevel(held);
  return showFailures(held) === 0 && waiting === 0;
}

/** A level below what was wanted is never silent (signing.md §6). */
function showLowerLevel({ outcomes }: CeremonyHeld): void {
  const lower = outcomes.flatMap(({ title, shortfall }) => (shortfall ? [{ title, ...shortfall }] : []));
  if (lower.length === 0) return;
  print(yellow(`! ${lower.length} chữ ký không có dấu thời gian: mức B-B / without timestamp: level B-B`));
  showTrouble(lower);
}

/** Documents that could not be signed, each with its reason; returns how many. */
export function showFailures({ outcomes }: CeremonyHeld): number {
  const failed = outcomes.flatMap(({ title, trouble }) => (trouble === null ? [] : [{ title, ...trouble }]));
  if (failed.length > 0) print(red(`✘ ${failed.length} văn bản không ký được / documents were not signed`));
  showTrouble(failed);
  return failed.length;
}

/** Nothing waits: say why, by asking the record itself what stands in the way; never in another role than asked for. */
async function refuse(school: AtSchool, signing: Signing, command: SignCommand): Promise<number> {
  const { schoolClass, person } = signing;
  const records = await school.house.store.read((view) => view.recordsOf(schoolClass.id));
  const role = command.role ?? roleOf(records[0], person);
  if (role === undefined) throw cliFault('cli.nothingDue', { person: command.as });
  const keys = await school.keys();
  const held = await hold(school, keys, { ...signing, role, records: records.map(({ id }) => id) });
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
