// giaplai demo: three classes through the whole life of their records, as the named people, then everything verified.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { ClassId, PersonId, RecordId } from '../kernel/index.ts';
import {
  archiveClass,
  dueFor,
  executeLocking,
  orderLock,
  type SchoolClass,
  submitRecords,
} from '../server/application/index.ts';
import { type AtSchool, atSchool } from './at-school.ts';
import { summarise, type DemoClass } from './demo-summary.ts';
import type { Keys } from './development-keys.ts';
import { extendAll, showShortfalls } from './extend-command.ts';
import { loadAnchors } from './anchors.ts';
import type { Home } from './home.ts';
import { importFile } from './import-command.ts';
import { bold, print, yellow } from './screen.ts';
import { hold, showFailures } from './sign-command.ts';
import { carryOut } from './submit-command.ts';
import { showTrouble } from './watching.ts';
import { wholeWay } from './whole-way.ts';

/** Exit status: 0 when every document is valid. Running it again does only what is still to do. */
export function runDemo(home: Home, files: readonly string[]): Promise<number> {
  return atSchool(home, async (school) => {
    const started = performance.now();
    print(
      bold(
        'Giáp Lai — từ sổ điểm đến học bạ đã ký, đóng dấu, lưu trữ / from class book to sealed, archived records',
      ),
    );
    const imported: ClassId[] = [];
    for (const file of files.length > 0 ? files : sampleFiles()) {
      const classId = await importOrFind(school, file);
      if (classId === undefined) return 1;
      imported.push(classId);
    }
    await school.keys();
    const counted = { ...school, bar: await wholeWay(school, imported) };
    const classes: DemoClass[] = [];
    for (const classId of imported) {
      classes.push(await complete(counted, home, classId));
      if (school.signal.aborted) {
        print('Đã dừng; chạy lại để làm tiếp / Stopped; run again to go on');
        return 130;
      }
    }
    school.bar.end();
    return summarise(school, home, classes, performance.now() - started);
  });
}

function sampleFiles(): string[] {
  const folder = fileURLToPath(new URL('../../../samples/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .sort((a, b) => a.localeCompare(b, 'vi', { numeric: true }))
    .map((name) => join(folder, name));
}

async function importOrFind(school: AtSchool, file: string): Promise<ClassId | undefined> {
  school.bar.show(0, 1, `Nhập / importing ${file}`);
  return (await importFile(school, file))?.classId;
}

/** draft → … → archived; each step is skipped for records that are past it. */
async function complete(school: AtSchool, home: Home, classId: ClassId): Promise<DemoClass> {
  const { house } = school;
  const schoolClass = await classOf(school, classId);
  const [first] = await house.store.read((view) => view.recordsOf(classId));
  if (first === undefined) throw new TypeError('a class always has records');
  const { homeroomTeacher, principal, registrar, subjectTeachers, approver } =
    first.snapshot.context.assignments;
  await submitDrafts(school, classId, homeroomTeacher);
  await carryOut(school);
  const keys = await school.keys();
  const teachers = new Set(subjectTeachers.map(({ person }) => person));
  const signers = [...teachers, homeroomTeacher, approver.person];
  for (const person of signers) await signDue(school, keys, person, schoolClass);
  await orderLocks(school, classId, principal);
  await signDue(school, keys, registrar, schoolClass);
  await tellCarriedOut(school, classId, registrar);
  await extendLocked(school, home, classId);
  return { schoolClass, folder: await archiveWhenLocked(school, home, classId, registrar) };
}

async function classOf({ house }: AtSchool, classId: ClassId): Promise<SchoolClass> {
  const found = (await house.store.read((view) => view.classes())).find(({ id }) => id === classId);
  if (found === undefined) throw new TypeError('the class was just imported');
  return found;
}

async function submitDrafts(school: AtSchool, classId: ClassId, by: PersonId): Promise<void> {
  const drafts = await inState(school, classId, 'draft');
  if (drafts.length === 0) return;
  const { refused } = await submitRecords(school.house, { classId, by, records: drafts });
  if (refused.length > 0)
    print(yellow(`! ${refused.length} hồ sơ chưa trình ký được / records could not be submitted`));
  showTrouble(refused.map(({ title, refusal }) => ({ title, ...refusal })));
}

async function signDue(
  school: AtSchool,
  keys: Keys,
  person: PersonId,
  schoolClass: SchoolClass,
): Promise<void> {
  for (let round = 0; round < 3 && !school.signal.aborted; round++) {
    const due = (await dueFor(school.house, person)).filter((each) => each.schoolClass.id === schoolClass.id);
    if (due.length === 0) return;
    for (const { role, records } of due)
      showFailures(await hold(school, keys, { role, records, person, schoolClass }));
  }
}

async function orderLocks(school: AtSchool, classId: ClassId, by: PersonId): Promise<void> {
  const approved = await inState(school, classId, 'principalApproved');
  if (approved.length > 0)
    await orderLock(school.house, { records: approved, by, decisionNumber: '01/QĐ-MẪU' });
}

/** Orders whose records are all sealed. */
async function tellCarriedOut({ house }: AtSchool, classId: ClassId, by: PersonId): Promise<void> {
  const { orders, sealed } = await house.store.read(async (view) => ({
    orders: await view.lockingOrdersOf(classId),
    sealed: new Set(
      (await view.recordsOf(classId))
        .filter(({ snapshot }) => snapshot.state === 'locked')
        .map(({ id }) => id),
    ),
  }));
  for (const { id, subject, decision, execution } of orders)
    if (
      subject.kind === 'records' &&
      decision?.granted === true &&
      execution === null &&
      subject.records.every((record) => sealed.has(record))
    )
      await executeLocking(house, { order: id, by });
}

/** Up to B-LTA, by the development PKI's own services; records already archived have been through it. */
async function extendLocked(school: AtSchool, home: Home, classId: ClassId): Promise<void> {
  const locked = await inState(school, classId, 'locked');
  if (locked.length === 0 || school.signal.aborted) return;
  showShortfalls(await extendAll(school, home, locked));
}

async function archiveWhenLocked(
  school: AtSchool,
  home: Home,
  classId: ClassId,
  by: PersonId,
): Promise<string | undefined> {
  const locked = await inState(school, classId, 'locked');
  if (locked.length > 0)
    return (await archiveClass(school.house, { classId, by, anchors: loadAnchors(home.anchors) })).folder;
  return undefined;
}

async function inState({ house }: AtSchool, classId: ClassId, state: string): Promise<RecordId[]> {
  const records = await house.store.read((view) => view.recordsOf(classId));
  return records.filter(({ snapshot }) => snapshot.state === state).map(({ id }) => id);
}
