// A whole installation for tests: a fresh folder, an invented class, keys for everybody in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClassBook } from '../../src/assessment/index.ts';
import { instant, sha256 } from '../../src/kernel/index.ts';
import type { Clock, PersonId, RecordId } from '../../src/kernel/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import type { Installation } from '../../src/server/installation.ts';
import {
  importClass,
  nameOf,
  orderLock,
  runEffects,
  sealRecords,
  signRecords,
  statusOfClass,
  submitRecords,
} from '../../src/server/application/index.ts';
import type { CeremonyHeld, LocalSigner, Watched } from '../../src/server/application/index.ts';
import type { SigningRole } from '../../src/workflows/index.ts';
import { testConditions } from './conditions.ts';
import { testPki } from './pki.ts';
import { makeClassBook } from './workbooks/index.ts';

/** Ticks a second at every question, so that no two facts happen at once. */
export function tickingClock(start = '2026-06-01T08:00:00+07:00'): Clock {
  let now = instant(start) as number;
  return { now: () => instant((now += 1000)) };
}

/** Ticks like the other, and can be set forward and back. */
export function settableClock(start: string): Clock & { readonly set: (to: string) => void } {
  let now = instant(start) as number;
  return { now: () => instant((now += 1000)), set: (to) => void (now = instant(to)) };
}

export const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), 'giaplai-test-'));

export interface TestHouse {
  readonly house: Installation;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** @param lanes one worker thread is enough for most tests */
export async function testHouse(lanes = 1, clock: Clock = tickingClock()): Promise<TestHouse> {
  const folder = temporaryFolder();
  const house = await openInstallation(folder, { clock, lanes });
  const close = async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { house, folder, close };
}

/** Small enough to be quick, with one teacher of two subjects. */
export function smallBook(overrides: Partial<ClassBook> = {}, pupils = 3): ClassBook {
  const book = makeClassBook({ pupils, seed: 7 });
  const [first, ...rest] = book.subjects;
  const second = rest[0];
  if (!first || !second) throw new Error('too few subjects');
  const subjects = [first, { ...second, teacher: first.teacher }, ...rest.slice(1)];
  return { ...book, subjects, ...overrides };
}

export const fileHashOf = (book: ClassBook) => sha256('file', JSON.stringify(book));

/** One key per name, quick ones: the algorithm is not what these tests are about. */
export function signerOf(name: string, organisation?: string): LocalSigner {
  const known = signers.get(name);
  if (known) return known;
  const { key, chain, algorithm } = testPki().issue({
    name,
    profile: 'p256',
    ...(organisation && { organisation }),
  }).device;
  const signer = { key, chain, algorithm };
  signers.set(name, signer);
  return signer;
}
const signers = new Map<string, LocalSigner>();

export const serviceSigner = () => Promise.resolve(signerOf('Khóa dịch vụ'));

export interface Cast {
  readonly subjectTeachers: readonly PersonId[];
  readonly homeroom: PersonId;
  readonly principal: PersonId;
  readonly registrar: PersonId;
  readonly names: ReadonlyMap<PersonId, string>;
}

export interface ImportedClass {
  readonly classId: Awaited<ReturnType<typeof importClass>>['classId'];
  readonly cast: Cast;
  readonly records: readonly RecordId[];
}

export async function importBook(house: Installation, book: ClassBook): Promise<ImportedClass> {
  const { classId } = await importClass(house, { book, fileHash: fileHashOf(book) });
  return { classId, cast: await castOf(house, book), records: await recordIds(house, classId) };
}

export const recordIds = async (house: Installation, classId: ImportedClass['classId']) =>
  (await statusOfClass(house, classId)).records.map(({ id }) => id);

export async function castOf(house: Installation, book: ClassBook): Promise<Cast> {
  const people = await house.store.read((view) => view.people());
  const idOf = (name: string) => {
    const found = people.find((person) => person.name === nameOf(name));
    if (!found) throw new Error(`nobody called ${name}`);
    return found.id;
  };
  return {
    subjectTeachers: [...new Set(book.subjects.map(({ teacher }) => idOf(teacher)))],
    homeroom: idOf(book.staff.homeroomTeacher),
    principal: idOf(book.staff.principal),
    registrar: idOf(book.staff.registrar),
    names: new Map(people.map(({ id, name }) => [id, name])),
  };
}

/** Submits everything and lets the documents be drafted and certified. */
export async function submitAll(house: Installation, { classId, cast }: ImportedClass) {
  const submitted = await submitRecords(house, { classId, by: cast.homeroom });
  const effects = await runEffects(house, { serviceSigner, conditions: testConditions(house.clock) });
  return { submitted, effects };
}

export function signAs(
  house: Installation,
  { cast }: ImportedClass,
  person: PersonId,
  role: SigningRole,
  records: readonly RecordId[],
  watched: Watched = {},
): Promise<CeremonyHeld> {
  const signer = signerOf(cast.names.get(person) ?? person);
  const conditions = testConditions(house.clock);
  return signRecords(house, { person, role, signer, conditions, records, ...watched });
}

/** From submission to the lock, everybody doing their part. */
export async function throughTheLock(
  house: Installation,
  imported: ImportedClass,
  organisation = 'Trường Ví Dụ',
): Promise<void> {
  const { cast, records } = imported;
  await submitAll(house, imported);
  for (const teacher of cast.subjectTeachers)
    await signAs(house, imported, teacher, 'subjectTeacher', records);
  await signAs(house, imported, cast.homeroom, 'homeroomTeacher', records);
  await signAs(house, imported, cast.principal, 'principal', records);
  await orderLock(house, { records, by: cast.principal, decisionNumber: '12/QĐ-VD' });
  const seal = signerOf(organisation, organisation);
  const conditions = testConditions(house.clock);
  await sealRecords(house, { registrar: cast.registrar, seal, conditions, organisation, records });
}
