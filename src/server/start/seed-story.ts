// What a development school has been through: a class locked and archived, another being signed, a correction that waits.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellPath } from '../../assessment/index.ts';
import type { PersonId } from '../../kernel/index.ts';
import {
  confirmCorrection,
  noteDeadline,
  officeRuns,
  orderLock,
  requestCorrection,
  sealRecords,
  statusOfClass,
  type House,
} from '../application/index.ts';
import { termAt, type Phase } from './seed-classes.ts';
import { bookForTransfer, copyForFamily } from './seed-copies.ts';
import { drawnPage } from './seed-evidence.ts';
import { lockFirstMarks, logOfEdits, planOfTeacher } from './seed-papers.ts';
import { sceneOf, sign, submit, type Means, type Scene } from './seed-scene.ts';
import { giveBackOnce } from './seed-second-version.ts';

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

const chapters: readonly (readonly [Phase, (scene: Scene) => Promise<void>])[] = [
  ['signing', signButOne],
  ['archived', lockAndArchive],
  ['archived', askForCorrection],
  ['archived', copyForFamily],
  ['archived', bookForTransfer],
  ['entered', planOfTeacher],
  ['signing', lockFirstMarks],
  ['signing', logOfEdits],
];

/** The summary of the term, in its second version: everybody has signed but the last teacher, whose day has passed. */
async function signButOne(scene: Scene): Promise<void> {
  const { house, book, schoolClass } = scene;
  const { records } = await statusOfClass(house, schoolClass.id);
  const summary = records.filter(
    ({ kind, key }) => kind === 'classSummary' && key === termAt(house.clock.now()),
  );
  const wanted = summary.map(({ id }) => id);
  const submitted = async () => {
    const { records: now } = await statusOfClass(house, schoolClass.id);
    const mine = now.filter(
      ({ id, state }) => wanted.includes(id) && (state === 'draft' || state === 'returned'),
    );
    await submit(
      scene,
      mine.map(({ id }) => id),
    );
  };
  if (summary.some(({ state }) => !['draft', 'returned', 'subjectSigning'].includes(state))) return;
  await submitted();
  const teachers = [...new Set(book.subjects.map(({ teacher }) => teacher))];
  for (const id of wanted) await giveBackOnce(scene, id);
  await submitted();
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
  if ((after.locked ?? 0) > 0) await pack(scene, idOf(staff.registrar));
}

/** As from the page of the archive, so that the office finds the run there; one that was broken off goes on first. */
async function pack({ house, means, schoolClass }: Scene, person: PersonId): Promise<void> {
  const { anchors } = await means.conditions();
  const troubles: unknown[] = [];
  const runs = officeRuns({
    house,
    anchors: () => anchors,
    extending: () => Promise.reject(new TypeError('nothing is extended here')),
    onUnexpected: (error) => void troubles.push(error),
  });
  await runs.resume();
  await runs.idle();
  const { locked = 0 } = (await statusOfClass(house, schoolClass.id)).byState;
  if (locked > 0) await runs.request({ kind: 'archive', person, classId: schoolClass.id });
  await runs.idle();
  if (troubles.length > 0) throw troubles[0];
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
