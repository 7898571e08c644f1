// The one door through which marks change: what it writes, what it refuses, and what nobody gets past.
import { sha256 } from '../../../src/kernel/index.ts';
import { importClass, readBook, verifyJournal, writeCells } from '../../../src/server/application/index.ts';
import { importBook, smallBook, submitAll, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { change, databaseTool, entryPath, valueAt } from '../../support/results.ts';

let test: TestHouse;
let imported: ImportedClass;
const book = smallBook();
const first = entryPath(book, 0, 'midterm');
const second = entryPath(book, 1, 'final');
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
});
afterEach(() => test.close());

const write = (values: Readonly<Record<string, string | null>>, more = {}) =>
  change(test.house, imported.classId, imported.cast.homeroom, values, more);
const log = () => test.house.store.read((view) => view.scoreChanges(imported.classId));

describe('writing cells', () => {
  it('changes the book, and tells old and new value, who, when, why, on what and by which right', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    const written = await write({ [first]: '35' }, { reason: 'Chấm lại', device: 'Máy phòng giáo viên' });
    expect(written.changes).toHaveLength(1);
    expect(await log()).toMatchObject([
      {
        id: written.first,
        path: first,
        before: was,
        after: '35',
        actor: `person:${imported.cast.homeroom}`,
        reason: 'Chấm lại',
        device: 'Máy phòng giáo viên',
        permission: 'appointment:test',
        fileHash: null,
      },
    ]);
    const [schoolClass] = await test.house.store.read((view) => view.classes());
    const present = await readBook(test.house, schoolClass!);
    expect(present.pupils[0]!.entries.HK1[book.subjects[0]!.code]).toMatchObject({ midterm: 35 });
    expect((await verifyJournal(test.house)).findings).toEqual([]);
  });

  it('shows delete, then enter as two changes, also when the value comes back', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    await write({ [first]: null });
    await write({ [first]: was });
    expect((await log()).map(({ before, after }) => [before, after])).toEqual([
      [was, null],
      [null, was],
    ]);
  });

  it('leaves out what stands already, and writes nothing at all for that alone', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    const head = await test.house.store.read((view) => view.journalHead());
    expect((await write({ [first]: was })).changes).toEqual([]);
    expect(await test.house.store.read((view) => view.journalHead())).toEqual(head);
  });

  it('refuses all of it for one wrong value, unknown pupil, strange cell or cell named twice', async () => {
    await expect(write({ [first]: '40', [second]: '101' })).rejects.toMatchObject({
      code: 'results.valueRefused',
      details: { cells: [second] },
    });
    const strange = { code: 'results.cellUnknown' };
    await expect(write({ [first.replace(/pupils\/[^/]+/, 'pupils/KHÔNG')]: '40' })).rejects.toMatchObject(
      strange,
    );
    await expect(write({ 'staff/principal': 'Ai đó' })).rejects.toMatchObject(strange);
    const twice = { path: first, before: null, after: '40' };
    const { classId, cast } = imported;
    await expect(
      test.house.store.write((transaction) =>
        writeCells(transaction, {
          classId,
          changes: [twice, twice],
          by: cast.homeroom,
          at: test.house.clock.now(),
          reason: null,
          device: null,
          permission: 'appointment:test',
        }),
      ),
    ).rejects.toMatchObject({ code: 'results.cellTwice' });
    expect(await log()).toEqual([]);
  });

  it('tells the second of two writers what the first did, and lets both in where they do not meet', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    await write({ [first]: '40' });
    const changes = [{ path: first, before: was, after: '50' }];
    await expect(write({}, { changes })).rejects.toMatchObject({
      code: 'results.changedMeanwhile',
      details: {
        count: 1,
        cells: [first],
        yours: ['50'],
        theirs: ['40'],
        by: [imported.cast.names.get(imported.cast.homeroom)],
      },
    });
    await write({ [second]: '50' }, { seen: 0 });
    expect(await valueAt(test.house, imported.classId, second)).toBe('50');
  });

  it('is a conflict too when the old value is back but somebody was there since', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    await write({ [first]: null });
    await write({ [first]: was });
    const changes = [{ path: first, before: was, after: '50' }];
    await expect(write({}, { changes, seen: 0 })).rejects.toMatchObject({ code: 'results.changedMeanwhile' });
  });

  it('takes an exempted pupil and the end of an exemption', async () => {
    const kind = entryPath(book, 0, 'kind');
    const columns = (await test.house.store.read((view) => view.cells(imported.classId)))
      .filter(({ pupil, term, subject }) => kind.startsWith(`pupils/${pupil}/entries/${term}/${subject}/`))
      .filter(({ column }) => column !== 'kind' && column !== 'remark');
    const emptied = Object.fromEntries(columns.map(({ column }) => [entryPath(book, 0, column), null]));
    await write({ [kind]: 'exempt', ...emptied });
    await expect(write({ [first]: '40' })).rejects.toMatchObject({ code: 'results.valueRefused' });
    await write({ [kind]: 'score', [first]: '40' });
    expect(await valueAt(test.house, imported.classId, first)).toBe('40');
  });

  it('stands under the next import: the same file then sets back what was entered, cell by cell', async () => {
    const was = await valueAt(test.house, imported.classId, first);
    await write({ [first]: '12' });
    const again = await importClass(test.house, { book, fileHash: sha256('file', JSON.stringify(book)) });
    expect(again).toMatchObject({ outcome: 'replaced', changedCells: 1 });
    expect((await log()).at(-1)).toMatchObject({ path: first, before: '12', after: was });
  });

  it('leaves one pupil in signing closed and the others open', async () => {
    await submitAll(test.house, { ...imported });
    await expect(write({ [first]: '40' })).rejects.toMatchObject({ code: 'results.locked' });
  });
});

describe('somebody with a database tool', () => {
  it('changes no mark without a line of the log, and the try stays', async () => {
    const tool = await databaseTool(test.folder);
    const refused = (statement: string) => expect(tool.query(statement)).rejects.toThrow('cells: unlogged');
    await refused(`UPDATE cells SET value = '100' WHERE columnName = 'midterm'`);
    await refused('DELETE FROM cells');
    await refused(`INSERT INTO cells (book, pupil, field, term, subject, columnName, value, changeId)
      SELECT book, pupil, field, term, subject, 'regular/9', '100', 0 FROM cells WHERE columnName = 'midterm' LIMIT 1`);
    const { first: line } = await write({ [first]: '40' });
    await write({ [first]: '50' });
    await refused(`UPDATE cells SET value = '40', changeId = ${line} WHERE changeId > ${line}`);
    await tool.destroy();
    const tries = await test.house.store.read((view) => view.untoldTries());
    expect(tries.map(({ deed, why }) => `${deed} ${why}`)).toEqual([
      'update unlogged',
      'delete unlogged',
      'insert unlogged',
      'update unlogged',
    ]);
    expect(tries[0]).toMatchObject({ classId: imported.classId, after: '100' });
  });
});
