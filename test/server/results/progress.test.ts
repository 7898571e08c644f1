// Progress of entry under a policy: what is late, whose it is, and who gets to see it.
import { instant } from '../../../src/kernel/index.ts';
import { adoptPolicy, appoint, entryProgress } from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { change, entryPath } from '../../support/results.ts';

const made = smallBook();
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const subject = book.subjects[0]!;
let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
  const scoreEntry = {
    regular: { shares: [{ by: 'termEnd', percent: 100 }] },
    periodic: { daysAfterTest: 14 },
  } as const;
  const policy = policyWith({ scoreEntry });
  await adoptPolicy(test.house, {
    schoolId,
    bytes: Buffer.from(JSON.stringify(policy)),
    by: imported.cast.principal,
    decisionNumber: '9/QĐ-VD',
  });
  const missing = ['midterm', 'final', 'regular/0'].map((column) => entryPath(book, 1, column));
  const emptied = Object.fromEntries(missing.map((path) => [path, null]));
  await change(test.house, imported.classId, imported.cast.homeroom, emptied);
});
afterEach(() => test.close());

const progress = (by: PersonId, more: object = {}) =>
  entryProgress(test.house, { schoolId, schoolYear: book.schoolYear, by, ...more });
const teacher = () => imported.cast.subjectTeachers[0]!;

it('what is empty is late once its day has passed, and not before', async () => {
  const { sheets } = await progress(imported.cast.principal, { term: 'HK1' });
  const sheet = sheets.find((one) => one.subject === subject.code)!;
  expect(sheet).toMatchObject({ late: 3, teacher: subject.teacher });
  expect(sheet.required - sheet.entered).toBe(3);
  expect(sheets.filter((one) => one !== sheet).every(({ late }) => late === 0)).toBe(true);
  const before = await progress(imported.cast.principal, {
    term: 'HK1',
    at: instant('2025-10-01T00:00:00+07:00'),
  });
  expect(before.sheets.every(({ late, due }) => late === 0 && due === 0)).toBe(true);
});

it('adds up by teacher, class and head of department', async () => {
  const name = 'Đỗ Thị Tổ Trưởng';
  const head = 'tổ-trưởng' as PersonId;
  await test.house.store.write((transaction) => transaction.addPeople([{ id: head, schoolId, name }]));
  const decision = { number: '4/QĐ-VD', date: '2025-08-30' };
  const scope = { subjects: [subject.code] };
  await appoint(
    test.house,
    { schoolId, person: head, role: 'departmentHead', scope, decision },
    { service: 'setup' },
  );
  const all = await progress(imported.cast.principal);
  expect(all.byTeacher.find((one) => one.name === subject.teacher)).toMatchObject({ late: 3 });
  expect(all.byClass).toMatchObject([{ name: book.className, late: 3 }]);
  expect(all.byDepartment).toMatchObject([{ key: head, name, sheets: 2, late: 3 }]);
  const own = await progress(head);
  expect(new Set(own.sheets.map((one) => one.subject))).toEqual(new Set([subject.code]));
});

it('shows teachers their own sheets alone, the homeroom teacher the class, and strangers nothing', async () => {
  const own = await progress(teacher());
  const taught = book.subjects.filter((one) => one.teacher === subject.teacher).map(({ code }) => code);
  expect(new Set(own.sheets.map((sheet) => sheet.subject))).toEqual(new Set(taught));
  const ofClass = await progress(imported.cast.homeroom);
  expect(ofClass.sheets).toHaveLength(2 * (book.subjects.length + 1));
  await expect(progress('ai-đó' as PersonId)).rejects.toMatchObject({ code: 'access.notPermitted' });
});
