// Somebody who takes the database's guards down, changes marks and puts them up again is found out.
import { importClass, verifyJournal } from '../../src/server/application/index.ts';
import { checkJournal } from '../../src/cli/journal-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { fileHashOf, importBook, smallBook, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { change, databaseTool, entryPath, takeGuardsDown } from '../support/results.ts';

const book = smallBook();
const midterm = entryPath(book, 0, 'midterm');
const pupil = book.pupils[0]!.code;
const cell = `pupil = '${pupil}' AND field = 'entries' AND term = 'HK1' AND subject = '${book.subjects[0]!.code}' AND columnName = 'midterm'`;
let test: TestHouse;
let imported: ImportedClass;
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
});
afterEach(() => test.close());

const found = async () => (await verifyJournal(test.house)).findings.map(({ code, en }) => `${code}: ${en}`);
const byTool = async (...statements: readonly string[]) => {
  const tool = await databaseTool(test.folder);
  for (const statement of statements) await tool.query(statement);
  await tool.destroy();
};
const guards = ['cells_follow_the_log_update', 'cells_under_lock_update', 'cells_in_signing_update'];
/** Off, and on again as they were: the guards themselves show nothing afterwards. */
const behindTheGuards = async (statement: string, names: readonly string[] = guards) => {
  const putBack = await takeGuardsDown(test.folder, names);
  await byTool(statement);
  await putBack();
};

it('finds nothing in a class that was entered, imported again and changed in the ordinary way', async () => {
  await change(test.house, imported.classId, imported.cast.homeroom, { [midterm]: null });
  await change(test.house, imported.classId, imported.cast.homeroom, { [midterm]: '95' });
  const [first, ...rest] = book.pupils;
  const again = { ...book, pupils: [...rest, { ...first!, name: 'Nguyễn Đổi Tên' }] };
  await importClass(test.house, { book: again, fileHash: fileHashOf(again), by: imported.cast.registrar });
  await importClass(test.house, {
    book: { ...again, pupils: rest },
    fileHash: fileHashOf(book),
    by: imported.cast.registrar,
  });
  expect(await found()).toEqual([]);
});

it('names a trigger that was removed, one that was written anew, and one that was added', async () => {
  await byTool(
    'DROP TRIGGER journal_refuses_delete',
    'DROP TRIGGER cells_under_lock_update',
    `CREATE TRIGGER cells_under_lock_update BEFORE UPDATE ON cells WHEN 1 = 0 BEGIN SELECT RAISE(ABORT, 'no'); END`,
    `CREATE TRIGGER helpful BEFORE UPDATE ON cells WHEN 1 = 0 BEGIN SELECT RAISE(ABORT, 'no'); END`,
    'DROP INDEX score_log_by_cell',
  );
  expect((await found()).toSorted()).toEqual([
    'guard.added: The trigger helpful was not written by the program',
    'guard.altered: The trigger cells_under_lock_update is not as the program wrote it',
    'guard.missing: The index score_log_by_cell was removed from the database',
    'guard.missing: The trigger journal_refuses_delete was removed from the database',
  ]);
});

it('names a cell that was changed without a line in the log, though the guards are up again', async () => {
  await behindTheGuards(`UPDATE cells SET value = '100' WHERE ${cell}`);
  expect(await found()).toEqual([
    `cells.notReproduced: Cell ${midterm} of class ${book.className} is 100, which is not what the score log gives`,
  ]);
});

it('names a line that was put into the log for it, and a line that was rewritten', async () => {
  await change(test.house, imported.classId, imported.cast.homeroom, { [midterm]: '41' });
  await change(test.house, imported.classId, imported.cast.homeroom, { [midterm]: '42' });
  await byTool(
    `INSERT INTO score_log (classId, at, actor, path, before, after)
      VALUES ('${imported.classId}', 1, 'person:x', '${midterm}', '42', '100')`,
    `UPDATE cells SET value = '100', changeId = (SELECT max(id) FROM score_log) WHERE ${cell}`,
  );
  expect(await found()).toEqual([
    expect.stringMatching(/^scoreLog\.unaccounted: .*midterm\) is told by no entry/),
  ]);
  await behindTheGuards(`UPDATE score_log SET after = '43' WHERE after = '41'`, ['score_log_refuses_update']);
  expect(await found()).toEqual([
    expect.stringMatching(/^scoreLog\.changed: /),
    expect.stringMatching(/^scoreLog\.unaccounted: /),
    expect.stringMatching(/^scoreLog\.broken: /),
  ]);
});

it('is told at the command line with a status that is not 0', async () => {
  let said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
  expect(await checkJournal(homeAt(test.folder), undefined)).toBe(0);
  await byTool('DROP TRIGGER cells_stay');
  expect(await checkJournal(homeAt(test.folder), undefined)).toBe(1);
  jest.restoreAllMocks();
  expect(said).toContain('JOURNAL INTACT');
  expect(said).toContain('Bộ canh (trigger) cells_stay bị gỡ khỏi cơ sở dữ liệu');
});
