// Taking class books in: once, again, changed, too late.
import type { ClassBook } from '../../src/assessment/index.ts';
import {
  nameOf,
  importClass,
  statusOfClass,
  submitRecords,
  verifyJournal,
} from '../../src/server/application/index.ts';
import { castOf, fileHashOf, importBook, smallBook, submitAll, testHouse } from '../support/house.ts';
import type { TestHouse } from '../support/house.ts';
import { makeClassBook } from '../support/workbooks/index.ts';

let test: TestHouse;
beforeEach(async () => {
  test = await testHouse();
});
afterEach(() => test.close());

const take = (book: ClassBook, file = fileHashOf(book)) => importClass(test.house, { book, fileHash: file });
const pupilOf = (book: ClassBook, index: number) => book.pupils[index]!;
const withPupils = (book: ClassBook, pupils: ClassBook['pupils']): ClassBook => ({ ...book, pupils });
const withConduct = (book: ClassBook, conduct: ClassBook['pupils'][number]['conduct']) =>
  withPupils(book, [{ ...pupilOf(book, 0), conduct }, ...book.pupils.slice(1)]);

describe('importing a class', () => {
  it('opens one transcript per pupil and three summaries', async () => {
    const { classId, outcome, opened } = await take(smallBook());
    expect({ outcome, opened }).toEqual({ outcome: 'created', opened: 6 });
    const { records } = await statusOfClass(test.house, classId);
    expect(records.map(({ kind }) => kind)).toEqual([
      ...Array<string>(3).fill('transcript'),
      ...Array<string>(3).fill('classSummary'),
    ]);
    expect(records.slice(3).map(({ key }) => key)).toEqual(['HK1', 'HK2', 'year']);
  });

  it('of the same file again touches nothing and says so', async () => {
    const first = await take(smallBook());
    const head = await test.house.store.read((view) => view.journalHead());
    expect(await take(smallBook())).toMatchObject({ classId: first.classId, outcome: 'unchanged' });
    expect(await test.house.store.read((view) => view.journalHead())).toEqual(head);
  });

  it('with changed results keeps old and new value of each cell', async () => {
    const book = smallBook();
    const { classId } = await take(book);
    const was = pupilOf(book, 0).conduct.HK1;
    const changed = withConduct(book, { HK1: 'Chưa đạt', HK2: null });
    expect(await take(changed)).toMatchObject({ outcome: 'replaced', changedCells: 2 });
    const log = await test.house.store.read((view) => view.scoreChanges(classId));
    const code = pupilOf(book, 0).code;
    expect(log.map(({ path, before, after }) => ({ path, before, after }))).toEqual([
      { path: `pupils/${code}/conduct/HK1`, before: was, after: 'Chưa đạt' },
      { path: `pupils/${code}/conduct/HK2`, before: pupilOf(book, 0).conduct.HK2, after: null },
    ]);
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('shows a value that was deleted and then entered anew', async () => {
    const book = smallBook();
    const { classId } = await take(book);
    const term = pupilOf(book, 0).conduct;
    await take(withConduct(book, { ...term, HK2: null }));
    await take(withConduct(book, { ...term, HK2: 'Chưa đạt' }));
    const log = await test.house.store.read((view) => view.scoreChanges(classId));
    expect(log.map(({ before, after }) => [before, after])).toEqual([
      [term.HK2, null],
      [null, 'Chưa đạt'],
    ]);
  });

  it('follows pupils who come, go and come back', async () => {
    const book = smallBook();
    const { classId } = await take(book);
    const [first, ...rest] = book.pupils;
    expect(await take(withPupils(book, rest))).toMatchObject({ left: 1, opened: 0 });
    const gone = await statusOfClass(test.house, classId);
    expect(gone.byState).toEqual({ draft: 5, withdrawn: 1 });
    const cast = await castOf(test.house, book);
    const { submitted } = await submitRecords(test.house, { classId, by: cast.homeroom, records: [] });
    expect(submitted).toEqual([]);
    await take(withPupils(book, [{ ...first!, name: 'Nguyễn Thị Tên Mới' }, ...rest]));
    const back = await statusOfClass(test.house, classId);
    expect(back.byState).toEqual({ draft: 6 });
    expect(back.records[0]!.title).toBe('Nguyễn Thị Tên Mới');
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('is refused once a record is past draft, and nothing of it stays but the try in the journal', async () => {
    const book = smallBook();
    const imported = await importBook(test.house, book);
    await submitAll(test.house, imported);
    const head = await test.house.store.read((view) => view.journalHead());
    const changed = withConduct(book, { HK1: null, HK2: null });
    await expect(take(changed)).rejects.toMatchObject({ code: 'class.alreadyInSigning' });
    // The try itself is told (R79).
    expect((await test.house.store.read((view) => view.journalHead())).seq).toBe(head.seq + 1);
    expect(await take(book)).toMatchObject({ outcome: 'unchanged' });
  });

  it('takes staff who changed, the registrar included', async () => {
    const book = smallBook();
    await take(book);
    const changed = { ...book, staff: { ...book.staff, registrar: 'Mã Văn Thư Mới' } };
    expect(await take(changed)).toMatchObject({ outcome: 'replaced' });
  });

  it('refuses a registrar who would order what they seal, and a role nobody holds', async () => {
    const book = smallBook();
    const mixed = { ...book, staff: { ...book.staff, registrar: book.staff.principal } };
    await expect(take(mixed)).rejects.toMatchObject({ code: 'policy.mixedDuties' });
    const empty = { ...book, staff: { ...book.staff, homeroomTeacher: ' ' } };
    await expect(take(empty)).rejects.toMatchObject({ code: 'class.roleUnassigned' });
    expect(await test.house.store.read((view) => view.classes())).toEqual([]);
  });

  it('knows one person under composed and decomposed letters and odd spaces', async () => {
    const book = smallBook();
    await take(book);
    const before = await test.house.store.read((view) => view.people());
    const name = book.staff.principal;
    const odd = {
      ...book,
      className: '8A2',
      staff: { ...book.staff, principal: ` ${name.normalize('NFD').replace(' ', '\u00a0 ')}` },
    };
    await take(odd);
    const after = await test.house.store.read((view) => view.people());
    expect(after).toHaveLength(before.length);
    expect(nameOf(odd.staff.principal)).toBe(name);
  });

  it('keeps classes apart: the same pupil code may stand for another name elsewhere', async () => {
    const book = smallBook();
    await take(book);
    const next = withPupils({ ...book, schoolYear: '2026-2027' }, [
      { ...pupilOf(book, 0), name: 'Người Khác' },
    ]);
    expect(await take(next)).toMatchObject({ outcome: 'created', opened: 4 });
    expect(await test.house.store.read((view) => view.classes())).toHaveLength(2);
    expect(await test.house.store.read((view) => view.schools())).toHaveLength(1);
  });

  it('submits only what is complete, and says how much is missing', async () => {
    const book = makeClassBook({ pupils: 4, seed: 3 });
    const gap = withConduct(book, { HK1: 'Tốt', HK2: null });
    const { classId } = await take(gap);
    const cast = await castOf(test.house, gap);
    const { submitted, refused } = await submitRecords(test.house, { classId, by: cast.homeroom });
    expect(submitted).toHaveLength(4);
    expect(refused.map(({ missing, refusal }) => [missing, refusal.code])).toEqual([
      [1, 'record.incomplete'],
      [1, 'record.incomplete'],
      [1, 'record.incomplete'],
    ]);
  });
});
