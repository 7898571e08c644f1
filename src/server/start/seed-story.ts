// What a development school has been through: a class locked and archived, another being signed, a correction that waits.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellPath, type ClassBook } from '../../assessment/index.ts';
import type { PersonId, RecordId } from '../../kernel/index.ts';
import {
  archiveClass,
  confirmCorrection,
  noteDeadline,
  orderLock,
  readBook,
  requestCorrection,
  runEffects,
  sealRecords,
  signRecords,
  statusOfClass,
  submitRecords,
  type House,
  type SchoolClass,
} from '../application/index.ts';
import type { SigningRole } from '../../workflows/index.ts';
import type { SigningMeans } from './keys-and-authorities.ts';
import { isOfStory, termAt, type Phase } from './seed-classes.ts';
import { drawnPage } from './seed-evidence.ts';

type Means = Pick<SigningMeans, 'keptKeys' | 'serviceOf' | 'conditions'>;

/** Interrupted, the next start goes on: what is submitted, signed, locked or asked for already is left as it is. */
export async function tellStory(house: House, means: Means, home: string): Promise<void> {
  const told = join(home, 'demo-story.json');
  if (existsSync(told)) return;
  for (const [phase, tell] of chapters) {
    const scene = await sceneOf(house, means, phase);
    if (scene) await tell(scene);
  }
  writeFileSync(told, `${JSON.stringify({ at: house.clock.now() })}\n`, { mode: 0o600 });
}

interface Scene {
  readonly house: House;
  readonly means: Means;
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly idOf: (name: string) => PersonId;
}

const chapters: readonly (readonly [Phase, (scene: Scene) => Promise<void>])[] = [
  ['signing', signButOne],
  ['archived', lockAndArchive],
  ['archived', askForCorrection],
];

async function sceneOf(house: House, means: Means, phase: Phase): Promise<Scene | null> {
  const { classes, people } = await house.store.read(async (view) => ({
    classes: await view.classes(),
    people: await view.people(),
  }));
  for (const schoolClass of classes) {
    const book = await readBook(house, schoolClass);
    if (!isOfStory(book, phase, house.clock.now())) continue;
    const idOf = (name: string) => {
      const found = people.find((person) => person.name === name.normalize('NFC'));
      if (!found) throw new TypeError('the story has a stranger in it');
      return found.id;
    };
    return { house, means, schoolClass, book, idOf };
  }
  return null;
}

/** The summary of the term: everybody has signed but the last teacher, whose day has passed. */
async function signButOne(scene: Scene): Promise<void> {
  const { house, book, schoolClass } = scene;
  const { records } = await statusOfClass(house, schoolClass.id);
  const summary = records.filter(
    ({ kind, key }) => kind === 'classSummary' && key === termAt(house.clock.now()),
  );
  const wanted = summary.map(({ id }) => id);
  if (summary.some(({ state }) => state !== 'draft' && state !== 'subjectSigning')) return;
  await submit(
    scene,
    summary.filter(({ state }) => state === 'draft').map(({ id }) => id),
  );
  const teachers = [...new Set(book.subjects.map(({ teacher }) => teacher))];
  for (const teacher of teachers.slice(0, -1)) await sign(scene, teacher, 'subjectTeacher', wanted);
  await noteDeadline(house, { records: wanted, at: house.clock.now() });
}

async function lockAndArchive(scene: Scene): Promise<void> {
  const { house, means, book, schoolClass, idOf } = scene;
  const { staff } = book;
  const standing = (await statusOfClass(house, schoolClass.id)).records;
  const records = standing.map(({ id }) => id);
  await submit(
    scene,
    standing.filter(({ state }) => state === 'draft').map(({ id }) => id),
  );
  for (const teacher of new Set(book.subjects.map((subject) => subject.teacher)))
    await sign(scene, teacher, 'subjectTeacher', records);
  await sign(scene, staff.homeroomTeacher, 'homeroomTeacher', records);
  await sign(scene, staff.principal, 'principal', records);
  await orderLock(house, { records, by: idOf(staff.principal), decisionNumber: '03/QĐ-VD' });
  const seal = await means.keptKeys?.sealOf(schoolClass.schoolId);
  if (!seal) return;
  await sealRecords(house, {
    registrar: idOf(staff.registrar),
    seal,
    conditions: await means.conditions(),
    organisation: book.school.name,
    records,
  });
  const after = (await statusOfClass(house, schoolClass.id)).byState;
  if ((after.locked ?? 0) > 0)
    await archiveClass(house, { classId: schoolClass.id, by: idOf(staff.registrar) });
}

/** The homeroom teacher has confirmed it; the principal is awaited. */
async function askForCorrection({ house, book, schoolClass, idOf }: Scene): Promise<void> {
  const known = await house.store.read((view) => view.correctionsOf(schoolClass.id));
  const [subject] = book.subjects;
  const pupil = book.pupils[1];
  const entry = subject && pupil?.entries.HK2[subject.code];
  if (!subject || !pupil || entry?.kind !== 'score' || entry.final === null) return;
  const after = Math.min(entry.final + 10, 100);
  const mark = `${Math.floor(after / 10)},${after % 10}`;
  const path = cellPath({
    part: 'entry',
    pupil: pupil.code,
    term: 'HK2',
    subject: subject.code,
    column: { kind: 'final' },
  });
  const page = drawnPage({ mark, pupil: pupil.code });
  const asked =
    known[0] ??
    (await requestCorrection(house, {
      classId: schoolClass.id,
      by: idOf(subject.teacher),
      cells: [{ path, before: String(entry.final), after: String(after) }],
      reason: 'Cộng sót điểm của câu 5 khi vào điểm bài kiểm tra cuối kì.',
      evidence: [
        { kind: 'teacherBook', name: 'sổ điểm cá nhân.pdf', bytes: page },
        { kind: 'testPaper', name: 'bài kiểm tra.pdf', bytes: page },
      ],
    }));
  if (asked.snapshot.state !== 'requested') return;
  await confirmCorrection(house, { correction: asked.id, by: idOf(book.staff.homeroomTeacher) });
}

async function submit({ house, means, book, schoolClass, idOf }: Scene, records: readonly RecordId[]) {
  if (records.length > 0)
    await submitRecords(house, { classId: schoolClass.id, by: idOf(book.staff.homeroomTeacher), records });
  await runEffects(house, { serviceSigner: means.serviceOf, conditions: await means.conditions() });
}

async function sign(
  { house, means, idOf }: Scene,
  name: string,
  role: SigningRole,
  records: readonly RecordId[],
): Promise<void> {
  const person = idOf(name);
  const signer = await means.keptKeys?.ofPerson(person);
  if (signer)
    await signRecords(house, { person, role, signer, conditions: await means.conditions(), records });
}
