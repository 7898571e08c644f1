// The guards in Postgres: nobody gets past them with a tool, and who takes them down or turns them off is found out.
import { tellTries, verifyJournal } from '../../../src/server/application/index.ts';
import {
  importBook,
  smallBook,
  submitAll,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { databaseTool, entryPath } from '../../support/results.ts';

const book = smallBook();
const midterm = entryPath(book, 0, 'midterm');
const pupil = book.pupils[0]!.code;
const cell = `pupil = '${pupil}' AND field = 'entries' AND term = 'HK1' AND subject = '${book.subjects[0]!.code}' AND "columnName" = 'midterm'`;
let test: TestHouse;
let imported: ImportedClass;

beforeAll(() => void usePostgres(), 60_000);
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
}, 60_000);
afterEach(() => test.close());
afterAll(endPostgres);

const found = async () => (await verifyJournal(test.house)).findings.map(({ code, en }) => `${code}: ${en}`);
const byTool = async (...statements: readonly string[]) => {
  const tool = await databaseTool(test.folder);
  try {
    for (const statement of statements) await tool.query(statement);
  } finally {
    await tool.destroy();
  }
};

it('refuse every statement against what may only grow', async () => {
  await submitAll(test.house, imported);
  for (const table of ['journal', 'segments', 'documents'])
    for (const deed of [`UPDATE ${table} SET hash = hash`, `DELETE FROM ${table}`])
      await expect(byTool(deed)).rejects.toThrow(/append-only|column "hash"/);
});

it('leave a mark as it was and note the try once, whoever tried and whatever their statement was about', async () => {
  await expect(byTool(`UPDATE cells SET value = '100' WHERE ${cell}`)).rejects.toThrow('cells: unlogged');
  await expect(byTool(`UPDATE cells SET value = '100' WHERE field = 'entries'`)).rejects.toThrow('unlogged');
  const tries = await test.house.store.read((view) => view.untoldTries());
  expect(tries.map(({ target, deed, path, after, why }) => [target, deed, path, after, why])).toEqual([
    ['cells', 'update', midterm, '100', 'unlogged'],
    ['cells', 'update', expect.stringContaining('/entries/'), '100', 'unlogged'],
  ]);
  expect(await tellTries(test.house)).toBe(2);
  expect(await found()).toEqual([]);
  await expect(byTool('DELETE FROM refused_tries')).rejects.toThrow('append-only');
});

it('hold for a session that looks elsewhere for its tables', async () => {
  const tool = await databaseTool(test.folder);
  const runner = tool.createQueryRunner();
  await runner.query('CREATE TEMPORARY TABLE score_log (id bigint)');
  await runner.query('CREATE TEMPORARY TABLE result_books (number bigint, begun bigint, "classId" text)');
  const [place] = await runner.manager.query<{ schema: string }[]>('SELECT current_schema()::text AS schema');
  await runner.query('SET search_path = pg_temp');
  await expect(runner.query(`UPDATE ${place!.schema}.cells SET value = '100' WHERE ${cell}`)).rejects.toThrow(
    'cells: unlogged',
  );
  await runner.query('DISCARD ALL');
  await runner.release();
  await tool.destroy();
});

it('are missed when they are removed, turned off, written anew or joined by others', async () => {
  expect(await found()).toEqual([]);
  await byTool(
    'DROP TRIGGER journal_refuses_delete',
    'ALTER TABLE cells DISABLE TRIGGER cells_follow_the_log_update',
    `CREATE OR REPLACE FUNCTION cells_stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'`,
    `CREATE FUNCTION helpful() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    'CREATE OR REPLACE TRIGGER helpful AFTER UPDATE ON cells FOR EACH ROW EXECUTE FUNCTION helpful()',
    'DROP INDEX score_log_by_cell',
    'ALTER TABLE segments DROP CONSTRAINT segments_length_check',
  );
  expect((await found()).toSorted()).toEqual([
    'guard.added: The trigger helpful was not written by the program',
    'guard.altered: The table segments is not as the program wrote it',
    'guard.altered: The trigger cells_follow_the_log_update is not as the program wrote it',
    'guard.altered: The trigger cells_stay is not as the program wrote it',
    'guard.missing: The index score_log_by_cell was removed from the database',
    'guard.missing: The trigger journal_refuses_delete was removed from the database',
  ]);
});

it('show, once they are up again, nothing of what was done meanwhile; the log does', async () => {
  await byTool(
    'ALTER TABLE cells DISABLE TRIGGER USER',
    `UPDATE cells SET value = '100' WHERE ${cell}`,
    'ALTER TABLE cells ENABLE TRIGGER USER',
  );
  expect(await found()).toEqual([
    `cells.notReproduced: Cell ${midterm} of class ${book.className} is 100, which is not what the score log gives`,
  ]);
});
