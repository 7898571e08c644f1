// Somebody else holds the SQLite file: waited for with patience, told with 503 when it takes longer, and then it goes on.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openInstallation } from '../../src/server/installation.ts';
import { call, startApi, type TestApi } from '../support/api.ts';
import { census } from '../support/faults/census.ts';
import { smallBook, temporaryFolder, tickingClock } from '../support/house.ts';

jest.setTimeout(60_000);

let api: TestApi;
let token: string;
let others: ChildProcess | undefined;

beforeEach(async () => {
  const folder = temporaryFolder();
  const house = await openInstallation(folder, { clock: tickingClock(), lanes: 1, patienceMs: 900 });
  api = await startApi({ test: { house, folder, close: () => house.close() }, book: smallBook({}, 2) });
  token = await api.tokenOf(api.imported.cast.homeroom);
});
afterEach(async () => {
  others?.kill('SIGKILL');
  await api.close();
});

/** Another process takes the write lock, as a tool for databases does that somebody left open. */
async function locked(): Promise<() => Promise<void>> {
  const script = `const { sqlite } = await import(${JSON.stringify(path.resolve('dist/src/server/persistence/sqlite.js'))});
    const database = new (sqlite().driver)(${JSON.stringify(path.join(api.test.folder, 'giaplai.sqlite'))});
    database.exec('BEGIN IMMEDIATE');
    console.log('locked');
    setInterval(() => database, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env } });
  others = child;
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

const submit = (key: string) =>
  call(
    api,
    'POST',
    `/api/classes/${api.imported.classId}/submissions`,
    token,
    {},
    { 'Idempotency-Key': key },
  );

it('longer than anybody waits: writers are told to come again, readers are served, nothing is half done', async () => {
  const before = await census(api.test.folder);
  const release = await locked();
  const writing = [submit('one'), submit('two'), submit('three')];
  // Answered before the writers have given up.
  const first = await Promise.race([
    call(api, 'GET', '/api/due', token).then(() => 'read'),
    ...writing.map((one) => one.then(() => 'written')),
  ]);
  expect(first).toBe('read');
  for (const told of await Promise.all(writing)) {
    expect(told).toMatchObject({ status: 503, body: { code: 'store.busy' } });
    expect(told.headers.get('retry-after')).toBe('10');
  }
  expect(await call(api, 'GET', '/health')).toMatchObject({ status: 503, body: { status: 'failing' } });
  await release();
  expect(await census(api.test.folder)).toEqual(before);
  expect(await submit('one')).toMatchObject({ status: 201 });
  await api.settled();
  const records = api.imported.records.length;
  expect(await census(api.test.folder)).toMatchObject({
    documents: records,
    signatures: records,
    doubled: 0,
  });
});

it('for a moment: the writer waits, and is served as if nothing had been', async () => {
  const release = await locked();
  const writing = submit('patient');
  await new Promise((go) => setTimeout(go, 150));
  await release();
  expect(await writing).toMatchObject({ status: 201 });
  await api.settled();
});
