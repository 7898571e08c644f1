// The store on Postgres: what it takes over from SQLite, and what only a database of several machines has to stand.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { verifyChain } from '../../../src/server/application/index.ts';
import { connectTo, liftIsolation, openDatabase, unitOfWork } from '../../../src/server/persistence/index.ts';
import { temporaryFolder } from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';

const opened: DataSource[] = [];
const open = async (file: string) => {
  const source = await openDatabase(file);
  opened.push(source);
  return source;
};
const newPlace = () => path.join(temporaryFolder(), 'giaplai.sqlite');
const school = { id: 's', name: 'Trường', level: 'THCS', province: 'x', commune: 'y' } as const;
const tested = (seq: number) => ({
  at: 0 as never,
  actor: 'service:test' as const,
  record: null,
  event: { type: 'tested', seq },
});

beforeAll(() => void usePostgres(), 60_000);
afterEach(async () => {
  for (const source of opened.splice(0)) if (source.isInitialized) await source.destroy();
});
afterAll(endPostgres);

it('is migrated once, however many processes open a new installation at once', async () => {
  const file = newPlace();
  const sources = await Promise.all([open(file), open(file), open(file)]);
  const [rows] = await sources[0].query<{ count: number }[]>('SELECT count(*) AS count FROM migrations');
  expect(rows?.count).toBe(sources[0].migrations.length);
});

it('asks a connection one thing at a time, also what a use case asks for at once, and goes on after what failed', async () => {
  const runner = (await open(newPlace())).createQueryRunner();
  const client = (await runner.connect()) as { query: (...asked: unknown[]) => Promise<unknown> };
  const ask = client.query.bind(client);
  let [asking, most] = [0, 0];
  client.query = async (...asked) => {
    most = Math.max(most, (asking += 1));
    return ask(...asked).finally(() => (asking -= 1));
  };
  const asked = ['SELECT 1 AS one', 'SELECT nothing', 'SELECT 2 AS two', 'SELECT 3 AS three'];
  const answers = await Promise.allSettled(asked.map((statement) => runner.query(statement)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(most).toBe(1);
  client.query = ask;
  await runner.release();
});

it('is refused when a later version has migrated it', async () => {
  const file = newPlace();
  const source = await open(file);
  await source.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
  await expect(open(file)).rejects.toMatchObject({ code: 'store.newer' });
});

it('migrates down and up again, and has exactly the columns that the rows say', async () => {
  const source = await open(newPlace());
  const columns = async () =>
    source.query<{ place: string; name: string }[]>(
      `SELECT table_name AS place, column_name AS name FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name <> 'migrations' AND table_name <> 'json_value' ORDER BY 1, 2`,
    );
  const full = await columns();
  const runner = source.createQueryRunner();
  await liftIsolation(runner);
  await runner.release();
  for (let left = source.migrations.length; left > 0; left -= 1) await source.undoLastMigration();
  expect(await columns()).toEqual([]);
  await source.runMigrations();
  expect(await columns()).toEqual(full);
  for (const { tableName, columns: told } of source.entityMetadatas)
    expect(full.filter(({ place }) => place === tableName).map(({ name }) => name)).toEqual(
      told.map(({ databaseName }) => databaseName).toSorted((a, b) => (a < b ? -1 : 1)),
    );
});

it('keeps one unbroken journal while several processes write it at once', async () => {
  const file = newPlace();
  const source = await open(file);
  const writers = ['one', 'two', 'three'].map((name) => writer(file, name, 60));
  const mine = unitOfWork(source);
  const own = Array.from({ length: 60 }, () =>
    mine.write(async (transaction) => transaction.append([tested((await transaction.journalHead()).seq)])),
  );
  for (const status of await Promise.all(writers.map(ended))) expect(status).toBe(0);
  await Promise.all(own);
  const journal = await mine.read((view) => view.journal(0, 1000));
  expect(journal.map(({ seq }) => seq)).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
  expect(journal.map(({ event }) => event.seq)).toEqual(Array.from({ length: 240 }, (_, index) => index));
  expect(verifyChain(journal).findings).toEqual([]);
}, 120_000);

it('loses what a killed process had not finished, and holds nobody up for it', async () => {
  const file = newPlace();
  const store = unitOfWork(await open(file));
  const killed = writer(file, 'killed', 5000);
  await once(killed, 'message');
  for (let tries = 0; (await store.read((view) => view.journalHead())).seq < 5; tries++)
    expect(tries).toBeLessThan(10_000);
  killed.kill('SIGKILL');
  await ended(killed);
  await store.write(async (transaction) =>
    transaction.append([tested((await transaction.journalHead()).seq)]),
  );
  const journal = await store.read((view) => view.journal(0, 6000));
  expect(journal.length).toBeLessThan(5000);
  expect(verifyChain(journal).findings).toEqual([]);
}, 120_000);

it('goes on by itself when the database has thrown every connection out', async () => {
  const file = newPlace();
  const store = unitOfWork(await open(file));
  await store.write((transaction) => transaction.addSchool(school));
  const halfway = store.write(async (transaction) => {
    await transaction.addPeople([{ id: 'p', schoolId: 's', name: 'Nguyễn Thử' } as never]);
    await throwOut(file);
    await transaction.people();
  });
  await expect(halfway).rejects.toThrow();
  expect(await store.read((view) => view.people())).toEqual([]);
  await throwOut(file);
  await store.write((transaction) =>
    transaction.addPeople([{ id: 'p', schoolId: 's', name: 'Nguyễn Thử' } as never]),
  );
  expect(await store.read((view) => view.people())).toHaveLength(1);
});

it('shows a reader one state from beginning to end, and lets writers go on meanwhile', async () => {
  const store = unitOfWork(await open(newPlace()));
  await store.read(async (view) => {
    expect(await view.schools()).toEqual([]);
    await store.write((transaction) => transaction.addSchool(school));
    expect(await view.schools()).toEqual([]);
  });
  expect(await store.read((view) => view.schools())).toEqual([school]);
});

it('orders texts byte by byte, as SQLite does', async () => {
  const store = unitOfWork(await open(newPlace()));
  const names = ['ă', 'Z', 'a', 'Đ', 'B', 'â', '\u{1F600}', '\uFFFD'];
  await store.write(async (transaction) => {
    for (const [index, name] of names.entries())
      await transaction.addSchool({ ...school, id: String(index), name });
  });
  const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect((await store.read((view) => view.schools())).map(({ name }) => name)).toEqual(sorted);
});

it('tells two installations of one database apart', async () => {
  const [one, other] = [unitOfWork(await open(newPlace())), unitOfWork(await open(newPlace()))];
  await one.write((transaction) => transaction.addSchool(school));
  expect(await other.read((view) => view.schools())).toEqual([]);
});

const writer = (file: string, name: string, count: number): ChildProcess =>
  spawn(process.execPath, [path.resolve('test/support/postgres/append.mjs'), file, name, String(count)], {
    // The test's own settings: a child would otherwise get those that Jest was started with.
    env: { ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

/** As an administrator or a restart does. */
async function throwOut(file: string): Promise<void> {
  const tool = await connectTo(file);
  await tool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
     AND application_name = current_setting('application_name')`,
  );
  await tool.destroy();
}
