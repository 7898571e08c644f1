// A login that serves and owns nothing: the whole work of a school goes on under it, and the guards are out of its hands.
import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  atSchool,
  statusOfClass,
  submitRecords,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { connectTo, letServe } from '../../../src/server/persistence/index.ts';
import {
  importBook,
  smallBook,
  temporaryFolder,
  testHouse,
  throughTheLock,
  type TestHouse,
} from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { databaseTool } from '../../support/results.ts';

const login = `serving_${process.pid}`;
const schema = `owned_${process.pid}`;
let owner: string;
let test: TestHouse;

async function asOwner(statement: string): Promise<void> {
  const tool = await connectTo(':memory:', owner);
  await tool.query(statement);
  await tool.destroy();
}

beforeAll(async () => {
  owner = usePostgres().replace('schema=*', `schema=${schema}`);
  const file = path.join(temporaryFolder(), 'giaplai.sqlite');
  await expect(letServe(file, login, owner)).rejects.toMatchObject({ code: 'store.loginUnfit' });
  await asOwner(`CREATE ROLE ${login} LOGIN`);
  await letServe(file, login, owner);
  await letServe(file, login, owner);
  const address = new URL(owner);
  address.username = login;
  process.env.DATABASE_URL = address.href;
  test = await testHouse();
}, 120_000);
afterAll(async () => {
  await test.close();
  await asOwner(`DROP SCHEMA ${schema} CASCADE`);
  endPostgres();
});

const REFUSED = { driverError: { code: '42501' } };

it('carries a class from import to the lock, under the roles of the schools too, with every guard found in place', async () => {
  const { house } = test;
  const imported = await importBook(house, smallBook({}, 2));
  await throughTheLock(house, imported);
  const [school] = await house.store.read((view) => view.schools());
  const { classId } = await importBook(house, smallBook({ className: '9C9' }, 1));
  await atSchool(school!.id, async () => {
    const { records } = await statusOfClass(house, classId);
    await submitRecords(house, {
      classId,
      by: imported.cast.homeroom,
      records: records.map(({ id }) => id),
    });
  });
  expect((await verifyJournal(house)).findings).toEqual([]);
});

it('takes down, turns off, rewrites and empties nothing, and does not become who may', async () => {
  const tool = await databaseTool(test.folder);
  for (const statement of [
    'DROP TRIGGER journal_refuses_update',
    'ALTER TABLE journal DISABLE TRIGGER USER',
    `CREATE OR REPLACE FUNCTION ${schema}.journal_refuses_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    'DROP POLICY rows_of_the_school ON people',
    'ALTER TABLE people DISABLE ROW LEVEL SECURITY',
    'TRUNCATE cells',
    'DROP TABLE cells',
    `DELETE FROM migrations`,
    'SET session_replication_role = replica',
    `SET ROLE ${new URL(owner).username}`,
  ])
    await expect(tool.query(statement)).rejects.toMatchObject(REFUSED);
  await expect(tool.query('UPDATE journal SET at = at')).rejects.toThrow('append-only');
  await tool.destroy();
});

it('does not begin with a version that has tables to change, until the owner has let it', async () => {
  const tool = await connectTo(':memory:', owner);
  const [last] = await tool.query<{ timestamp: number; name: string }[]>(
    'SELECT timestamp, name FROM migrations ORDER BY timestamp DESC LIMIT 1',
  );
  await tool.query('DELETE FROM migrations WHERE name = $1', [last!.name]);
  const folder = temporaryFolder();
  await expect(openInstallation(folder, { lanes: 1 })).rejects.toMatchObject({ code: 'store.notOwner' });
  await tool.query('INSERT INTO migrations (timestamp, name) VALUES ($1, $2)', [last!.timestamp, last!.name]);
  await tool.destroy();
  await (await openInstallation(folder, { lanes: 1 })).close();
  rmSync(folder, { recursive: true, force: true });
});

it('is let by nobody who could act as the owner', async () => {
  await expect(letServe(test.folder, new URL(owner).username, owner)).rejects.toMatchObject({
    code: 'store.loginUnfit',
  });
  await expect(letServe(test.folder, login)).rejects.toMatchObject({ code: 'store.loginUnfit' });
});
