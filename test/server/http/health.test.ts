// /health and /metrics say how it is when it is not well: a database that is gone, a disk that is full.
import path from 'node:path';
import { healthWatch } from '../../../src/server/application/index.ts';
import { openDatabase, unitOfWork } from '../../../src/server/persistence/index.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { tickingClock, temporaryFolder } from '../../support/house.ts';

type Source = Awaited<ReturnType<typeof openDatabase>>;

let api: TestApi;
let source: Source;
beforeEach(async () => {
  source = await openDatabase(path.join(temporaryFolder(), 'watched.sqlite'), 'sqlite');
  api = await startApi({ health: healthWatch({ store: unitOfWork(source), clock: tickingClock() }, 0) });
});
afterEach(async () => {
  if (source.isInitialized) await source.destroy();
  await api.close();
});

const told = async () => {
  const { status, body } = await call(api, 'GET', '/health');
  const metrics = (await call(api, 'GET', '/metrics')).body as string;
  const works = (way: string) => new RegExp(`giaplai_store_works\\{way="${way}"\\} (\\d)`).exec(metrics)?.[1];
  return { status, body: body as unknown, read: works('read'), write: works('write') };
};

it('a store that works is well', async () => {
  expect(await told()).toEqual({
    status: 200,
    body: { status: 'ok', store: { readable: true, writable: true, guarded: true } },
    read: '1',
    write: '1',
  });
});

it('a full disk is told although everything can still be read, and so is that there is room again', async () => {
  // SQLite's own limit fails as a full disk does (SQLITE_FULL); each write needs more room, as in a busy school.
  await source.query('CREATE TABLE filler (bytes BLOB)');
  await source.query(
    'CREATE TRIGGER busy BEFORE INSERT ON heartbeats BEGIN INSERT INTO filler VALUES (zeroblob(20000)); END',
  );
  const well = { status: 200, read: '1', write: '1' };
  expect(await told()).toMatchObject(well);
  await source.query('PRAGMA max_page_count = 1');
  const failure = await source
    .query('INSERT INTO filler VALUES (zeroblob(20000))')
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ driverError: { code: 'SQLITE_FULL' } });
  expect(await told()).toMatchObject({
    status: 503,
    body: { status: 'failing', store: { readable: true, writable: false } },
    read: '1',
    write: '0',
  });
  await source.query('PRAGMA max_page_count = 1000000');
  expect(await told()).toMatchObject(well);
});

it('a guard that was removed is told, and work goes on', async () => {
  await source.query('DROP TRIGGER journal_refuses_update');
  expect(await told()).toMatchObject({
    status: 200,
    body: { status: 'ok', store: { writable: true, guarded: false } },
  });
  const metrics = (await call(api, 'GET', '/metrics')).body as string;
  expect(metrics).toContain('giaplai_store_guarded 0');
});

it('a database that is gone is told, and metrics still answer', async () => {
  await source.destroy();
  expect(await told()).toEqual({
    status: 503,
    body: { status: 'failing', store: { readable: false, writable: false, guarded: false } },
    read: '0',
    write: '0',
  });
});

it('whoever asks often does not make the store write often', async () => {
  let writes = 0;
  const store = unitOfWork(source);
  const counted = {
    ...store,
    write: (work: Parameters<typeof store.write>[0]) => {
      writes += 1;
      return store.write(work);
    },
  } as typeof store;
  const watch = healthWatch({ store: counted, clock: tickingClock() }, 60_000);
  const all = await Promise.all(Array.from({ length: 50 }, watch));
  expect(all.every(({ writable }) => writable)).toBe(true);
  expect(writes).toBe(1);
});
