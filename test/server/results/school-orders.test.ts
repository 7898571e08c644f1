// One order for a grade or a school: one decision, every class at once, those that come later too, parts opened again.
import { freshId } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import type { ClassBook } from '../../../src/assessment/index.ts';
import {
  appoint,
  decideLocking,
  decideSchoolOrder,
  enterResults,
  executeLocking,
  executeSchoolOrder,
  proposeLocking,
  proposeSchoolOrder,
  schoolOrdersSeenBy,
  tellTries,
  verifyJournal,
  windowsOfClass,
  type LockScope,
  type SchoolOrder,
} from '../../../src/server/application/index.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { change, databaseTool, entryPath, valueAt } from '../../support/results.ts';

const first = smallBook();
const named = (className: string, grade: number): ClassBook => ({ ...first, className, grade });
const [second, otherGrade, later] = [named('8A2', 8), named('9A1', 9), named('8A3', 8)] as const;
const subject = first.subjects[0]!.code;
const midterm = entryPath(first, 0, 'midterm');
const final = entryPath(first, 0, 'final');
const conduct = `pupils/${first.pupils[0]!.code}/conduct/HK1`;
const locked = { code: 'results.locked' };
let test: TestHouse;
let classes: readonly ImportedClass[];
let schoolId: string;
let administrator: PersonId;
beforeEach(async () => {
  test = await testHouse();
  const imported: ImportedClass[] = [];
  for (const book of [first, second, otherGrade]) imported.push(await importBook(test.house, book));
  classes = imported;
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
  administrator = freshId<PersonId>();
  await test.house.store.write((transaction) =>
    transaction.addPeople([{ id: administrator, schoolId, name: 'Người Quản Trị' }]),
  );
  const decision = { number: '3/QĐ-VD', date: '2025-08-30' };
  const post = { schoolId, person: administrator, role: 'administrator', decision } as const;
  await appoint(test.house, post, { service: 'setup' });
});
afterEach(() => test.close());

const cast = () => classes[0]!.cast;
const enter = (imported: ImportedClass, values: Readonly<Record<string, string>>) =>
  change(test.house, imported.classId, cast().homeroom, values);
const wish = (more: Partial<SchoolOrder>) => ({
  schoolId,
  schoolYear: first.schoolYear,
  grade: 8,
  deed: 'lock' as const,
  subject: { kind: 'results', scope: { part: 'scores', term: 'HK1' } } as const,
  reason: 'Kết thúc học kì I',
  by: administrator,
  ...more,
});
const decided = async (more: Partial<SchoolOrder> = {}) => {
  const { id } = await proposeSchoolOrder(test.house, wish(more));
  const ruling = { order: id, by: cast().principal, granted: true, decisionNumber: '15/QĐ-VD' };
  await decideSchoolOrder(test.house, ruling);
  return id;
};
const carriedOut = async (more: Partial<SchoolOrder> = {}) =>
  executeSchoolOrder(test.house, { order: await decided(more), by: administrator });
const ofOneClass = async ({ classId }: ImportedClass, deed: 'lock' | 'unlock', scope: LockScope) => {
  const about = { classId, deed, subject: { kind: 'results', scope }, reason: 'Chấm phúc khảo' } as const;
  const { id } = await proposeLocking(test.house, { ...about, by: administrator });
  const ruling = { order: id, by: cast().principal, granted: true, decisionNumber: '16/QĐ-VD' };
  await decideLocking(test.house, ruling);
  return executeLocking(test.house, { order: id, by: administrator });
};

describe('an order for a grade', () => {
  it('locks every class of it and none beside it, when it is carried out and not before', async () => {
    const order = await decided();
    for (const one of classes) await enter(one, { [midterm]: '41' });
    await executeSchoolOrder(test.house, { order, by: administrator });
    await expect(enter(classes[0]!, { [midterm]: '42' })).rejects.toMatchObject(locked);
    await expect(enter(classes[1]!, { [midterm]: '42' })).rejects.toMatchObject(locked);
    await enter(classes[2]!, { [midterm]: '42' });
    await enter(classes[0]!, { [conduct]: 'Khá' });
    const journal = await test.house.store.read((view) => view.journal(0, 1000));
    const told = journal.filter(({ event }) => event.type.startsWith('schoolOrder.'));
    expect(told.map(({ event }) => event.type)).toEqual([
      'schoolOrder.proposed',
      'schoolOrder.decided',
      'schoolOrder.executed',
    ]);
    expect(told[2]!.event.classes).toEqual([classes[0]!.classId, classes[1]!.classId]);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('also holds for a class that comes later, whose first marks still come in with its file', async () => {
    await carriedOut();
    const late = await importBook(test.house, later);
    await expect(enter(late, { [midterm]: '42' })).rejects.toMatchObject(locked);
    expect(await valueAt(test.house, late.classId, midterm)).not.toBeNull();
    const ninth = await importBook(test.house, named('9A2', 9));
    await enter(ninth, { [midterm]: '42' });
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('is opened again for one class by an order of that class, and for all by one of the grade', async () => {
    await carriedOut();
    await ofOneClass(classes[0]!, 'unlock', { part: 'scores', term: 'HK1' });
    await enter(classes[0]!, { [midterm]: '42' });
    await expect(enter(classes[1]!, { [midterm]: '42' })).rejects.toMatchObject(locked);
    await carriedOut({ deed: 'unlock' });
    await enter(classes[1]!, { [midterm]: '42' });
    await expect(carriedOut({ deed: 'unlock' })).rejects.toMatchObject({ code: 'results.nothingLocked' });
    const late = await importBook(test.house, later);
    await enter(late, { [midterm]: '42' });
  });

  it('closes the window of every class, as an order of one class does', async () => {
    await carriedOut({ subject: { kind: 'window', window: { window: 'scores', term: 'HK1' } } });
    const windows = await windowsOfClass(test.house, classes[1]!.classId, test.house.clock.now());
    expect(windows).toMatchObject([{ open: false, order: { decision: { number: '15/QĐ-VD' } } }]);
    expect(await windowsOfClass(test.house, classes[2]!.classId, test.house.clock.now())).toEqual([]);
  });
});

describe('a part of a lock', () => {
  it('is opened by an order of its own, while the rest stays locked, for the database too', async () => {
    await carriedOut({ grade: null });
    const [one] = classes;
    await ofOneClass(one!, 'unlock', { part: 'scores', term: 'HK1', subject, column: 'midterm' });
    await enter(one!, { [midterm]: '42' });
    await expect(enter(one!, { [final]: '42' })).rejects.toMatchObject(locked);
    await expect(enter(classes[2]!, { [midterm]: '42' })).rejects.toMatchObject(locked);
    await expect(
      ofOneClass(one!, 'unlock', { part: 'scores', term: 'HK1', subject, column: 'midterm' }),
    ).rejects.toMatchObject({ code: 'results.nothingLocked' });
    await ofOneClass(one!, 'lock', { part: 'scores', term: 'HK1', subject });
    await expect(enter(one!, { [midterm]: '43' })).rejects.toMatchObject(locked);
  });

  it('is not opened by somebody with a database tool, and the try is told', async () => {
    await carriedOut();
    const tool = await databaseTool(test.folder);
    const forged = `INSERT INTO lock_exceptions (lockId, term, openedBy, openedAt)
      SELECT id, 'HK1', lockedBy, 1 FROM result_locks LIMIT 1`;
    await expect(tool.query(forged)).rejects.toThrow('lock_exceptions: unordered');
    await expect(tool.query(`UPDATE school_orders SET grade = 9`)).rejects.toThrow('keeps what was said');
    await expect(tool.query('DELETE FROM school_orders')).rejects.toThrow('append-only');
    await tool.destroy();
    expect(await tellTries(test.house)).toBe(1);
    await expect(enter(classes[0]!, { [midterm]: '42' })).rejects.toMatchObject(locked);
  });
});

describe('the parts of an order for many', () => {
  it('are taken by whoever answers for all of it: not by a leader of another grade, not twice', async () => {
    const vice = freshId<PersonId>();
    await test.house.store.write((transaction) =>
      transaction.addPeople([{ id: vice, schoolId, name: 'Phó Khối Chín' }]),
    );
    const scope = { grades: [9] };
    const decision = { number: '3/QĐ-VD', date: '2025-08-30' };
    const post = { schoolId, person: vice, role: 'administrator', scope, decision } as const;
    await appoint(test.house, post, { service: 'setup' });
    const denied = { code: 'access.notPermitted' };
    await expect(proposeSchoolOrder(test.house, wish({ by: vice } as object))).rejects.toMatchObject(denied);
    await expect(
      proposeSchoolOrder(test.house, { ...wish({ grade: null }), by: vice }),
    ).rejects.toMatchObject(denied);
    await proposeSchoolOrder(test.house, { ...wish({ grade: 9 }), by: vice });
    const teacher = cast().subjectTeachers[0]!;
    await expect(proposeSchoolOrder(test.house, { ...wish({}), by: teacher })).rejects.toMatchObject(denied);
    const asked = { schoolId, schoolYear: first.schoolYear };
    await proposeSchoolOrder(test.house, wish({ grade: null }));
    expect(await schoolOrdersSeenBy(test.house, { ...asked, by: vice })).toHaveLength(1);
    expect(await schoolOrdersSeenBy(test.house, { ...asked, by: administrator })).toHaveLength(2);
    const stranger = 'ai-đó' as PersonId;
    expect(await schoolOrdersSeenBy(test.house, { ...asked, by: stranger })).toEqual([]);
    const order = await decided();
    const again = { order, by: cast().principal, granted: false, decisionNumber: '17/QĐ-VD' };
    await expect(decideSchoolOrder(test.house, again)).rejects.toMatchObject({ code: 'order.decided' });
    await expect(executeSchoolOrder(test.house, { order, by: cast().principal })).rejects.toMatchObject(
      denied,
    );
    await executeSchoolOrder(test.house, { order, by: administrator });
    await expect(executeSchoolOrder(test.house, { order, by: administrator })).rejects.toMatchObject({
      code: 'order.notGranted',
    });
  });

  it('are refused without a reason, a number, or any class', async () => {
    await expect(proposeSchoolOrder(test.house, wish({ reason: ' ' }))).rejects.toMatchObject({
      code: 'order.reasonMissing',
    });
    await expect(proposeSchoolOrder(test.house, wish({ grade: 7 }))).rejects.toMatchObject({
      code: 'order.noClasses',
    });
    const { id } = await proposeSchoolOrder(test.house, wish({}));
    const ruling = { order: id, by: cast().principal, granted: true, decisionNumber: '' };
    await expect(decideSchoolOrder(test.house, ruling)).rejects.toMatchObject({
      code: 'order.decisionMissing',
    });
    await expect(executeSchoolOrder(test.house, { order: id, by: administrator })).rejects.toMatchObject({
      code: 'order.notGranted',
    });
  });
});

it('a sweep of marks one way is questioned once a lock of its grade is granted, and not while it is proposed', async () => {
  const big = smallBook({ className: '8A9' }, 14);
  const imported = await importBook(test.house, big);
  const teacher = imported.cast.subjectTeachers[0]!;
  const paths = big.pupils.map((_, index) => entryPath(big, index, 'midterm'));
  await change(
    test.house,
    imported.classId,
    teacher,
    Object.fromEntries(paths.map((path, index) => [path, String(40 + index)])),
  );
  const sweep = async (from: number) => {
    const outcome = await enterResults(test.house, {
      classId: imported.classId,
      sheet: { kind: 'subject', subject, term: 'HK1' },
      changes: paths.map((path, index) => ({
        path,
        before: String(from + index),
        after: String(from + 6 + index),
      })),
      revision: await test.house.store.read((view) => view.lastChange(imported.classId)),
      by: teacher,
    });
    return outcome.outcome === 'unconfirmed' ? outcome.warnings.map(({ kind }) => kind) : outcome.outcome;
  };
  const { id: order } = await proposeSchoolOrder(test.house, wish({}));
  expect(await sweep(40)).toBe('entered');
  const ruling = { order, by: imported.cast.principal, granted: true, decisionNumber: '15/QĐ-VD' };
  await decideSchoolOrder(test.house, ruling);
  expect(await sweep(46)).toEqual(['risenBeforeLock']);
});
