// Several servers and workers on one Postgres and one folder of blobs: whichever is asked. Kills: test/faults.
import type { ChildProcess } from 'node:child_process';
import { freshId } from '../../../src/kernel/index.ts';
import { verifyJournal, type CeremonyRequest } from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { call, dueOf, ended as rested, eventsOf, startApi, type TestApi } from '../../support/api.ts';
import { smallBook, submitAll, testHouse, tickingClock } from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { ended, killed, workerProcess } from '../../support/postgres/worker-process.ts';

let one: TestApi;
let other: TestApi;
let teacher: string;
let worker: ChildProcess | undefined;

beforeAll(() => void usePostgres(), 60_000);
beforeEach(async () => {
  const clock = tickingClock();
  const test = await testHouse(1, clock);
  one = await startApi({ test, book: smallBook({}, 12) });
  const house = await openInstallation(test.folder, { clock, lanes: 1 });
  const second = { house, folder: test.folder, close: () => house.close() };
  other = await startApi({ test: second, imported: one.imported });
  teacher = await one.tokenOf(one.imported.cast.subjectTeachers[0]!);
}, 120_000);
afterEach(async () => {
  if (worker) await killed(worker);
  await other.close();
  await one.close();
});
afterAll(endPostgres);

const house = () => one.test.house;
const found = async () => (await verifyJournal(house())).findings;

it('a ceremony that one server holds is watched at another, and not begun there a second time', async () => {
  await submitAll(house(), one.imported);
  const { role, records } = await dueOf(one, teacher);
  const request = { role, records, key: { kind: 'development' } };
  const begun = await call(one, 'POST', '/api/ceremonies', teacher, request);
  const { id } = begun.body as { readonly id: string };
  const again = await call(other, 'POST', '/api/ceremonies', teacher, request);
  expect(again).toMatchObject({ status: 409, body: { code: 'ceremony.underWay' } });
  const events = await eventsOf(other, `/api/ceremonies/${id}/events`, teacher);
  const told = events
    .filter(({ event }) => event === 'progress')
    .map(({ data }) => (data as { record: string }).record);
  expect(told.toSorted()).toEqual([...records].toSorted());
  expect(events.at(-1)).toMatchObject({ event: 'state', data: { state: 'finished' } });
  expect(await dueOf(other, teacher)).toBeUndefined();
  expect(await found()).toEqual([]);
}, 120_000);

it('a request that is sent to two servers at once is carried out once', async () => {
  const homeroom = await one.tokenOf(one.imported.cast.homeroom);
  const path = `/api/classes/${one.imported.classId}/submissions`;
  const send = (api: TestApi) => call(api, 'POST', path, homeroom, {}, { 'Idempotency-Key': 'once' });
  const replies = await Promise.all([send(one), send(other), send(one), send(other)]);
  const done = replies.filter(
    ({ status, headers }) => status === 201 && !headers.has('Idempotency-Replayed'),
  );
  expect(done).toHaveLength(1);
  for (const { status, body } of replies)
    if (status !== 201) expect(body).toMatchObject({ code: 'request.inProgress' });
  const last = await send(other);
  expect([last.status, last.headers.get('Idempotency-Replayed')]).toEqual([201, 'true']);
  expect(last.body).toEqual(done[0]!.body);
  await Promise.all([one.settled(), other.settled()]);
  expect(await found()).toEqual([]);
}, 120_000);

it('a ceremony that nobody carries out any more is taken up by a worker, and every document is signed once', async () => {
  await submitAll(house(), one.imported);
  const { role, records } = (await dueOf(one, teacher)) as unknown as Pick<
    CeremonyRequest,
    'role' | 'records'
  >;
  const request: CeremonyRequest = {
    ...{ id: freshId<never>(), personId: one.imported.cast.subjectTeachers[0]!, role, records },
    ...{ key: { kind: 'development' }, state: 'running', at: house().clock.now() },
    ...{ outcomes: [], questions: [], trouble: null },
  };
  await house().store.write((transaction) => transaction.saveCeremonyRequest(request));
  worker = await workerProcess(one.test.folder);
  const reply = await rested(one, teacher, request.id);
  expect(reply.body).toMatchObject({ state: 'finished', trouble: null });
  const slots = await house().store.read((view) => view.filledSlots(records));
  const filled = slots
    .filter((slot) => slot.role === role)
    .map(({ recordId, slot }) => `${recordId} ${slot}`);
  expect(new Set(filled).size).toBe(filled.length);
  expect(new Set(slots.map(({ recordId }) => recordId)).size).toBe(records.length);
  expect(await ended(worker)).toBe(0);
  expect(await found()).toEqual([]);
}, 120_000);
