// Entering marks: by whom, into what, against whom, and what stays of a try that is refused.
import type { CellChange } from '../../../src/assessment/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  cellHistory,
  editsOfClass,
  endAppointment,
  enterResults,
  readSheet,
  submitRecords,
  yearLists,
} from '../../../src/server/application/index.ts';
import type { ResultsEntry, Sheet } from '../../../src/server/application/index.ts';
import { importBook, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { entryPath, valueAt } from '../../support/results.ts';

let test: TestHouse;
let imported: ImportedClass;
const made = smallBook();
/** Somebody who teaches nothing here. */
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const [subject] = book.subjects;
const maths: Sheet = { kind: 'subject', subject: subject!.code, term: 'HK1' };
const midterm = entryPath(book, 0, 'midterm');
const conduct = `pupils/${book.pupils[0]!.code}/conduct/HK1`;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
});
afterEach(() => test.close());

const teacher = () => imported.cast.subjectTeachers[0]!;
const read = (sheet: Sheet, by: PersonId) => readSheet(test.house, { classId: imported.classId, sheet, by });
const enter = async (values: Readonly<Record<string, string | null>>, more: Partial<ResultsEntry> = {}) => {
  const changes: CellChange[] = [];
  for (const [path, after] of Object.entries(values))
    changes.push({ path, before: await valueAt(test.house, imported.classId, path), after });
  return enterResults(test.house, {
    classId: imported.classId,
    sheet: maths,
    changes,
    revision: await test.house.store.read((view) => view.lastChange(imported.classId)),
    by: teacher(),
    ...more,
  });
};
const refusals = async () =>
  (await test.house.store.read((view) => view.journal(0, 1000))).filter(
    ({ event }) => event.type === 'results.refused',
  );

describe('a sheet', () => {
  it('shows its teacher every cell, who filled it, and that it may be entered into', async () => {
    const sheet = await read(maths, teacher());
    expect(sheet).toMatchObject({ revision: 0, mayEnter: true, missing: [], windows: [] });
    expect(sheet.pupils).toHaveLength(book.pupils.length);
    const cell = sheet.cells.find(({ path }) => path === midterm);
    expect(cell).toMatchObject({ column: 'midterm', changedBy: 'service:import', closed: null });
    expect(sheet.cells.some(({ column }) => column === 'kind')).toBe(false);
  });

  it('is raised by each change, and tells whose it was', async () => {
    const { outcome } = await enter({ [midterm]: '45' }, { reason: 'Nhập nhầm' });
    expect(outcome).toBe('entered');
    const sheet = await read(maths, imported.cast.homeroom);
    expect(sheet.revision).toBeGreaterThan(0);
    expect(sheet.mayEnter).toBe(false);
    expect(sheet.cells.find(({ path }) => path === midterm)).toMatchObject({
      value: '45',
      changedBy: `person:${teacher()}`,
    });
  });

  it('says what is missing, and which records keep cells closed, pupil by pupil', async () => {
    await enter({ [entryPath(book, 1, 'final')]: null });
    const [first] = imported.records;
    await submitRecords(test.house, {
      classId: imported.classId,
      by: imported.cast.homeroom,
      records: [first!],
    });
    const sheet = await read(maths, teacher());
    expect(sheet.missing).toHaveLength(1);
    const closed = sheet.cells.filter((cell) => cell.closed !== null);
    expect(new Set(closed.map(({ pupil }) => pupil))).toEqual(new Set([book.pupils[0]!.code]));
    expect(closed[0]!.closed).toEqual({ by: 'record', what: book.pupils[0]!.name });
    await expect(enter({ [midterm]: '45' })).rejects.toMatchObject({ code: 'results.locked' });
    await enter({ [entryPath(book, 1, 'final')]: '80' });
  });

  it('is not shown to teachers of other subjects', async () => {
    const other = imported.cast.subjectTeachers.find((person) => person !== teacher())!;
    await expect(read(maths, other)).rejects.toMatchObject({ code: 'access.notPermitted' });
  });
});

describe('entering', () => {
  it('is for who teaches the subject in the class, and conduct for the homeroom teacher; tries of others stay', async () => {
    const { homeroom, principal } = imported.cast;
    const notTheirs = { code: 'access.notPermitted' };
    await expect(enter({ [midterm]: '45' }, { by: homeroom })).rejects.toMatchObject(notTheirs);
    await expect(enter({ [midterm]: '45' }, { by: principal })).rejects.toMatchObject(notTheirs);
    const behaviour = { sheet: { kind: 'conduct', term: 'HK1' } } as const;
    await expect(enter({ [conduct]: 'Khá' }, behaviour)).rejects.toMatchObject(notTheirs);
    await enter({ [conduct]: 'Khá' }, { ...behaviour, by: homeroom });
    expect(await valueAt(test.house, imported.classId, conduct)).toBe('Khá');
    expect((await refusals()).map(({ event }) => [event.by, event.code])).toEqual(
      [homeroom, principal, teacher()].map((person) => [person, 'access.notPermitted']),
    );
  });

  it('goes over from one teacher to the next in the middle of the year', async () => {
    const next = imported.cast.subjectTeachers.find((person) => person !== teacher());
    const [school] = await test.house.store.read((view) => view.schools());
    const decision = { number: '8/QĐ-VD', date: '2026-01-10' };
    const setup = { service: 'setup' } as const;
    const scope = { classes: [imported.classId], subjects: [subject!.code] };
    const request = { schoolId: school!.id, person: next!, role: 'subjectTeacher', scope, decision } as const;
    await appoint(test.house, request, setup);
    const held = await test.house.store.read((view) => view.appointmentsOf(teacher()));
    const old = held.find(({ role }) => role === 'subjectTeacher');
    await endAppointment(test.house, { appointment: old!.id, decision }, setup);
    await expect(enter({ [midterm]: '45' })).rejects.toMatchObject({ code: 'access.notPermitted' });
    expect((await enter({ [midterm]: '45' }, { by: next! })).outcome).toBe('entered');
  });

  it('refuses cells of another sheet, and whether a pupil takes part at all', async () => {
    const elsewhere = { code: 'results.cellOfAnotherSheet' };
    await expect(enter({ [entryPath(book, 0, 'midterm', 1)]: '45' })).rejects.toMatchObject(elsewhere);
    await expect(enter({ [entryPath(book, 0, 'kind')]: 'exempt' })).rejects.toMatchObject(elsewhere);
    await expect(enter({ [conduct]: 'Khá' })).rejects.toMatchObject(elsewhere);
  });

  it('says nothing twice: what stands already is no change', async () => {
    const was = await valueAt(test.house, imported.classId, midterm);
    expect(await enter({ [midterm]: was })).toEqual({ outcome: 'unchanged' });
  });

  it('asks to look again at a column that moved down a row, and believes whoever confirms it', async () => {
    const large = smallBook({ className: '8A9', staff: book.staff }, 12);
    imported = await importBook(test.house, large);
    const column = (index: number) => entryPath(large, index, 'final');
    const finals = await Promise.all(
      large.pupils.map((_, index) => valueAt(test.house, imported.classId, column(index))),
    );
    const shifted = Object.fromEntries(
      large.pupils.slice(1).map((_, index) => [column(index + 1), finals[index]!]),
    );
    const asked = await enter(shifted);
    expect(asked.outcome).toBe('unconfirmed');
    if (asked.outcome !== 'unconfirmed') return;
    expect(asked.warnings[0]!.vi).not.toBe('');
    expect(await test.house.store.read((view) => view.scoreChanges(imported.classId))).toEqual([]);
    const confirmed = asked.warnings.map(({ key }) => key);
    expect((await enter(shifted, { confirmed })).outcome).toBe('entered');
    const journal = await test.house.store.read((view) => view.journal(0, 1000));
    expect(journal.at(-1)!.event).toMatchObject({ type: 'results.changed', confirmed });
  });
});

describe('what stays of it', () => {
  it('answers whether a value changed that was deleted and entered again', async () => {
    const was = await valueAt(test.house, imported.classId, midterm);
    await enter({ [midterm]: null }, { reason: 'Nhập nhầm cột' });
    await enter({ [midterm]: was }, { device: 'Điện thoại' });
    const asked = { classId: imported.classId, path: midterm, by: imported.cast.homeroom };
    const history = await cellHistory(test.house, asked);
    expect(history.net).toMatchObject({ before: was, after: was, changed: false, deletions: 1, steps: 2 });
    expect(history.changes.map(({ reason, device }) => [reason, device])).toEqual([
      ['Nhập nhầm cột', null],
      [null, 'Điện thoại'],
    ]);
    await enter({ [midterm]: was === '10' ? '20' : '10' });
    expect((await cellHistory(test.house, asked)).net).toMatchObject({ changed: true });
  });

  it('makes the lines of the edit log, with the decision or book behind the right to it', async () => {
    const was = await valueAt(test.house, imported.classId, midterm);
    await enter({ [midterm]: null });
    await enter({ [midterm]: was });
    const period = {
      from: instant('2026-01-01T00:00:00+07:00'),
      until: instant('2027-01-01T00:00:00+07:00'),
    };
    const { rows } = await editsOfClass(test.house, {
      classId: imported.classId,
      by: imported.cast.principal,
      ...period,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      direction: 'same',
      teacher: subject!.teacher,
      subject: subject!.name,
      pupilName: book.pupils[0]!.name,
      permission: 'Sổ của lớp (phân công)',
    });
  });

  it('is in the lists of promotion and awards at once', async () => {
    const lists = () => yearLists(test.house, { classId: imported.classId, by: imported.cast.homeroom });
    const decided = (await lists()).promotion.flatMap(({ pupils }) => pupils).length;
    expect(decided).toBe(book.pupils.length);
    await enter({ [midterm]: null });
    expect((await lists()).undecided).toEqual([{ code: book.pupils[0]!.code, name: book.pupils[0]!.name }]);
  });
});
