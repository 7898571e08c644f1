// Row-level security: with the role of a school's transactions, every table is tried in every way for another school's rows.
import type { DataSource, QueryRunner } from 'typeorm';
import path from 'node:path';
import {
  connectTo,
  ofInstallation,
  openDatabase,
  undecidedTables,
} from '../../../src/server/persistence/index.ts';
import { temporaryFolder } from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { fillTables, type Client, type Table } from '../../support/postgres/two-schools.ts';

let source: DataSource;
let runner: QueryRunner;
let client: Client;
let tables: readonly Table[];

beforeAll(async () => {
  usePostgres();
  const file = path.join(temporaryFolder(), 'giaplai.sqlite');
  await (await openDatabase(file)).destroy();
  source = await connectTo(file);
  runner = source.createQueryRunner();
  client = (await runner.connect()) as Client;
  await client.query('BEGIN');
  tables = await fillTables(runner);
  await client.query(`SELECT set_config('role', left(session_user, 50) || '_school', TRUE)`);
  await client.query(`SET LOCAL giaplai.school = 'one schools id'`);
}, 120_000);
afterAll(async () => {
  await client.query('ROLLBACK');
  await runner.release();
  await source.destroy();
  endPostgres();
});

const ofSchools = () => tables.filter(({ name }) => !Object.hasOwn(ofInstallation, name));
const trying = async (
  statement: string,
  values: unknown[] = [],
): Promise<string | { rows: unknown[]; count: number }> => {
  await client.query('SAVEPOINT tried');
  try {
    const { rows, rowCount } = await client.query(statement, values);
    return { rows, count: rowCount ?? 0 };
  } catch (refusal) {
    return (refusal as { code: string }).code;
  } finally {
    await client.query('ROLLBACK TO tried');
  }
};
/** insufficient_privilege */
const REFUSED = '42501';

it('every table has its decision: whose its rows are, or why they are the installation’s', async () => {
  const owner = source.createQueryRunner();
  expect(await undecidedTables(owner)).toEqual([]);
  await owner.release();
  expect(ofSchools().length).toBeGreaterThan(70);
  for (const [name, why] of Object.entries(ofInstallation))
    expect([name, why.length > 10]).toEqual([name, true]);
});

it('reads of each table the own row alone, also through a join, a count, a view made of it and a function', async () => {
  for (const { name, rows } of ofSchools()) {
    const seen = await trying(`SELECT to_jsonb(${name})::text AS row FROM ${name}`);
    expect([name, seen]).toEqual([name, { rows: [{ row: rows.one }], count: 1 }]);
    expect([name, await trying(`SELECT 1 FROM schools AS mine JOIN ${name} ON TRUE`)]).toMatchObject([
      name,
      { count: 1 },
    ]);
    const all = await trying(
      `SELECT query_to_xml('SELECT to_jsonb(${name})::text AS row FROM ${name}', true, true, '')::text AS xml`,
    );
    expect([name, JSON.stringify(all).includes('other ')]).toEqual([name, false]);
  }
});

it('changes and deletes nothing of the other school, named or not', async () => {
  for (const { name, rows } of ofSchools()) {
    const [column] = Object.keys(JSON.parse(rows.other) as object);
    const theirs = `to_jsonb(${name}) = $1::jsonb`;
    expect([name, await trying(`UPDATE ${name} SET "${column}" = "${column}"`)]).toMatchObject([
      name,
      { count: 1 },
    ]);
    expect([name, await trying(`DELETE FROM ${name} WHERE ${theirs}`, [rows.other])]).toMatchObject([
      name,
      { count: 0 },
    ]);
    const locked = await trying(`SELECT 1 FROM ${name} WHERE ${theirs} FOR UPDATE`, [rows.other]);
    expect([name, locked]).toMatchObject([name, { count: 0 }]);
  }
});

it('puts no row into the other school, and none of its own there', async () => {
  // Anybody's entry joins the chain; it cannot be read back by whoever it does not concern.
  for (const { name, rows } of ofSchools().filter((table) => table.name !== 'journal')) {
    const columns = Object.keys(JSON.parse(rows.other) as object)
      .map((column) => `"${column}"`)
      .join(', ');
    const put = `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, $1::jsonb)`;
    expect([name, await trying(put, [rows.other])]).toEqual([name, REFUSED]);
    const [own, other] = [JSON.parse(rows.one), JSON.parse(rows.other)] as Record<string, unknown>[];
    const moved = Object.keys(own!).filter(
      (column) => own![column] !== other![column] && other![column] !== null,
    );
    const changes = moved.map((column) => `"${column}" = theirs."${column}"`).join(', ');
    const move = `UPDATE ${name} SET ${changes} FROM jsonb_populate_record(NULL::${name}, $1::jsonb) AS theirs`;
    expect([name, await trying(move, [rows.other])]).toEqual([name, REFUSED]);
  }
});

it('refers to nothing of the other school, although the check of references looks past the policies', async () => {
  const cell = `INSERT INTO cells (book, pupil, field, term, subject, "columnName", "changeId") VALUES ($1, 'a', 'b', 'c', 'd', 'e', 1)`;
  expect(await trying(cell, [900_001])).toMatchObject({ count: 1 });
  expect(await trying(cell, [900_002])).toBe(REFUSED);
  const line = (record: string) => [`x ${record}`, record, 'one people id'];
  const order = `INSERT INTO copy_orders (id, "schoolId", "recordId", version, kind, request, "evenSuperseded", "decisionNumber", "by", at)
    VALUES ($1, 'one schools id', $2, 1, 'k', '{}', 0, '1', $3, 1)`;
  expect(await trying(order, line('one records id'))).toMatchObject({ count: 1 });
  expect(await trying(order, line('other records id'))).toBe(REFUSED);
});

it('owns nothing: tables, guards, policies, sequences and migrations are out of its hands', async () => {
  for (const statement of [
    'TRUNCATE people',
    'ALTER TABLE people DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE journal DISABLE TRIGGER USER',
    'DROP POLICY rows_of_the_school ON people',
    'CREATE POLICY mine ON people USING (TRUE)',
    'CREATE TABLE mine (id int)',
    'DROP TABLE people',
    `SELECT setval(pg_get_serial_sequence('effects', 'id'), 1)`,
    'SELECT * FROM migrations',
    'SET LOCAL row_security = off; SELECT * FROM people',
  ])
    expect([statement, await trying(statement)]).toEqual([statement, REFUSED]);
});

it('sees nothing without a school, and another one only by saying so: policies hold for mistakes, not for a taken program', async () => {
  const people = async (setting: string) => {
    await client.query(`SET LOCAL giaplai.school = '${setting}'`);
    const { rows } = await client.query('SELECT id FROM people ORDER BY id');
    return rows.map(({ id }) => id);
  };
  expect(await people('')).toEqual([]);
  expect(await people(`' OR TRUE --`.replaceAll("'", "''"))).toEqual([]);
  expect(await people('other schools id')).toEqual(['other people id']);
  expect(await people('one schools id')).toEqual(['one people id']);
});
