// A disk that is full, or read-only, in the middle of the work: nothing is half done, it is told, and it goes on by itself.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openInstallation } from '../../src/server/installation.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../support/accounts.ts';
import { call, ended as ceremonyEnded, startApi, type TestApi } from '../support/api.ts';
import { census } from '../support/faults/census.ts';
import { smallDisk, type SmallDisk } from '../support/faults/disk.ts';
import { ended, heard, program, until } from '../support/faults/processes.ts';
import { employ } from '../support/school-office.ts';
import { smallBook, submitAll, tickingClock } from '../support/house.ts';
import { visitorOf, type Visitor } from '../support/visitor.ts';

jest.setTimeout(120_000);

let disk: SmallDisk;
let home: string;
let api: TestApi;
let administrator: Visitor;
let token: string;

beforeEach(async () => {
  disk = smallDisk(96);
  home = path.join(disk.folder, 'home');
  mkdirSync(home);
  const house = await openInstallation(home, { clock: tickingClock(), lanes: 1 });
  api = await startApi({
    book: smallBook({}, 10),
    test: { house, folder: home, close: () => house.close() },
    accounts: (test) => accountsOf(gateOf(test)),
  });
  await submitAll(house, api.imported);
  const gate = gateOf(api.test);
  const [school] = await gate.store.read((view) => view.schools());
  await employ(gate, school!.id, { role: 'administrator', account: 'administrator' });
  administrator = visitorOf(api);
  await administrator.get('/sign-in');
  await administrator.send('signIn', { account: 'administrator', password: PASSWORD });
  token = await api.tokenOf(api.imported.cast.subjectTeachers[0]!);
});
afterEach(async () => {
  disk.empty();
  await api.close();
  disk.close();
});

const ask = () =>
  call(api, 'POST', '/api/ceremonies', token, {
    role: 'subjectTeacher',
    records: api.imported.records,
    key: { kind: 'development' },
  });

const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [] };

it('that is full refuses what is asked, says when to come again, and takes it once there is room', async () => {
  const before = await census(home);
  disk.fill();
  const refused = await ask();
  expect(refused).toMatchObject({ status: 503, body: { code: 'disk.full' } });
  expect(refused.headers.get('retry-after')).toBe('30');
  const health = await call(api, 'GET', '/health');
  expect(health).toMatchObject({
    status: 503,
    body: { store: { readable: true, writable: false, trouble: { code: 'disk.full' } } },
  });
  const { status, text } = await administrator.get('/status');
  expect(status).toBe(200);
  expect(text).toContain('Không ghi được');
  expect(text).toContain('đã đầy');
  expect(text).toContain('/problems/disk.full');
  expect(await census(home)).toEqual(before);
  disk.empty();
  const asked = await ask();
  expect(asked.status).toBe(202);
  expect((await ceremonyEnded(api, token, (asked.body as { id: string }).id)).body).toMatchObject({
    state: 'finished',
  });
});

it('that fills up in the middle of a gesture holds it, tells why, and the gesture ends by itself', async () => {
  const { records } = api.imported;
  disk.fill(200_000);
  await expectHeldThenDone('disk.full', 'đã đầy', () => disk.empty());
  expect(await census(home)).toMatchObject({
    ...whole,
    signatures: 2 * records.length,
    running: 0,
    waiting: 0,
  });
});

it('that becomes read-only in the middle of a gesture holds it, tells why, and the gesture ends by itself', async () => {
  const { records } = api.imported;
  const writable = disk.readOnly(path.join(home, 'blobs'));
  await expectHeldThenDone('disk.readOnly', 'Không được ghi vào', writable);
  expect(await census(home)).toMatchObject({
    ...whole,
    signatures: 2 * records.length,
    running: 0,
    waiting: 0,
  });
});

it('that is read-only when the server starts is named, and the server does not pretend to serve', async () => {
  const elsewhere = path.join(disk.folder, 'fresh');
  mkdirSync(elsewhere);
  const writable = disk.readOnly(elsewhere);
  const child = program(elsewhere, ['serve'], { PORT: '0' });
  const output = heard(child);
  expect(await ended(child)).toBe(2);
  expect(output()).toContain('Không được ghi vào');
  expect(output()).toContain('disk.readOnly');
  writable();
});

async function expectHeldThenDone(code: string, said: string, mend: () => void): Promise<void> {
  const before = await census(home);
  const asked = await ask();
  expect(asked.status).toBe(202);
  const { id } = asked.body as { id: string };
  await until(() => Promise.resolve(api.desk.runs.waits(id) !== null));
  expect(api.desk.runs.waits(id)).toMatchObject({ trouble: { code } });
  const { text } = await administrator.get('/status');
  expect(text).toContain(`/problems/${code}`);
  expect(text).toContain(said);
  expect(text).toContain('tự thử lại lúc');
  const held = await census(home);
  expect(held).toMatchObject({ ...whole, documents: before.documents, running: 1 });
  expect(held.signatures - before.signatures).toBeLessThan(api.imported.records.length);
  mend();
  const done = await ceremonyEnded(api, token, id);
  expect(done.body).toMatchObject({ state: 'finished', trouble: null });
  const { outcomes } = done.body as { outcomes: readonly { signed: boolean }[] };
  expect(outcomes.filter(({ signed }) => signed)).toHaveLength(api.imported.records.length);
}
