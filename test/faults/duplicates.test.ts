// Everything that can come twice comes twice: to one server, to two on one store, at once, later, and after a restart.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { sha256 } from '../../src/kernel/index.ts';
import { onlyOne, runEffects, submitRecords } from '../../src/server/application/index.ts';
import { openInstallation } from '../../src/server/installation.ts';
import { call, ended, startApi, type TestApi } from '../support/api.ts';
import { testConditions } from '../support/conditions.ts';
import { census, type Census } from '../support/faults/census.ts';
import { serviceSigner, smallBook, submitAll, testHouse, tickingClock } from '../support/house.ts';
import { testPki } from '../support/pki.ts';
import { answerOf } from '../support/agent.ts';

jest.setTimeout(120_000);

const clock = tickingClock();
let one: TestApi;
let other: TestApi;

beforeEach(async () => {
  const test = await testHouse(1, clock);
  one = await startApi({ test, book: smallBook({}, 4) });
  other = await beside(one);
});
afterEach(async () => {
  await other.close();
  await one.close();
});

/** A second server on the same folder. */
async function beside({ test: { folder }, imported }: TestApi): Promise<TestApi> {
  const house = await openInstallation(folder, { clock, lanes: 1 });
  return startApi({ test: { house, folder, close: () => house.close() }, imported });
}

const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [], running: 0, waiting: 0 };
const counted = (): Promise<Census> => census(one.test.folder);

it('a request sent to two servers at once, again, and after a restart of both is carried out once', async () => {
  const { classId, cast, records } = one.imported;
  const token = await one.tokenOf(cast.homeroom);
  const at = `/api/classes/${classId}/submissions`;
  const send = (api: TestApi) => call(api, 'POST', at, token, {}, { 'Idempotency-Key': 'once' });
  const before = await counted();
  const replies = await Promise.all([one, other, one, other].map(send));
  const replayed = ({ headers }: (typeof replies)[number]) => headers.has('Idempotency-Replayed');
  const done = replies.filter((reply) => reply.status === 201 && !replayed(reply));
  expect(done).toHaveLength(1);
  for (const reply of replies)
    if (reply.status !== 201) expect(reply.body).toMatchObject({ code: 'request.inProgress' });
  await Promise.all([one.settled(), other.settled()]);
  const after = await counted();
  expect(after).toMatchObject({ ...whole, documents: records.length, signatures: records.length });
  expect(after.journal).toBe(before.journal + 3 * records.length);
  await other.close();
  other = await beside(one);
  const late = await send(other);
  expect([late.status, replayed(late), late.body]).toEqual([201, true, done[0]!.body]);
  expect(await counted()).toEqual(after);
});

it('a request whose server was killed is carried out by the next, which does not wait for the dead', async () => {
  const { classId, cast } = one.imported;
  const token = await one.tokenOf(cast.homeroom);
  const name = `request ${sha256(`${cast.homeroom} cut`)}`;
  const modules = path.resolve('dist/src/server/persistence/processes.js');
  const script = `import { amongProcesses } from ${JSON.stringify(modules)};
    const among = amongProcesses(${JSON.stringify(`${one.test.folder}/giaplai.sqlite-claims`)});
    console.log(among.take(${JSON.stringify(name)}) ? 'taken' : 'refused');
    setInterval(() => among, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env } });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('taken');
  const send = () =>
    call(one, 'POST', `/api/classes/${classId}/submissions`, token, {}, { 'Idempotency-Key': 'cut' });
  expect(await send()).toMatchObject({ status: 409, body: { code: 'request.inProgress' } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await send()).toMatchObject({ status: 201 });
  await one.settled();
});

it('answers of a key elsewhere delivered twice, at once and later, to both servers: each document is signed once', async () => {
  const { cast, records } = one.imported;
  await submitAll(one.test.house, one.imported);
  const before = await counted();
  const teacher = cast.subjectTeachers[0]!;
  const token = await one.tokenOf(teacher);
  const identity = testPki().issue({ name: cast.names.get(teacher)! });
  const certificates = identity.device.chain.map((der) => Buffer.from(der).toString('base64'));
  const key = { kind: 'external', certificates };
  const wish = { role: 'subjectTeacher', records, key };
  const begun = await call(one, 'POST', '/api/ceremonies', token, wish);
  const { id } = begun.body as { id: string };
  const { questions } = (await ended(one, token, id)).body as { questions: [never] };
  const values = await answerOf(identity, questions);
  const [question] = questions as unknown as [{ items: { digest: string }[] }];
  const answers = values.map((value, index) => ({ digest: question.items[index]!.digest, value }));
  const send = (api: TestApi) => call(api, 'POST', `/api/ceremonies/${id}/answers`, token, { answers });
  const replies = await Promise.all([one, other, one, other].map(send));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([202, 409, 409, 409]);
  await Promise.all([ended(one, token, id), one.desk.runs.idle(), other.desk.runs.idle()]);
  const after = await counted();
  expect(after).toMatchObject({ ...whole, signatures: before.signatures + records.length });
  for (const api of [one, other]) expect((await send(api)).status).toBe(409);
  expect(await counted()).toEqual(after);
});

it('an order of documents that two processes carry out at once, and one again, makes each document once', async () => {
  const { classId, cast, records } = one.imported;
  const before = await counted();
  await submitRecords(one.test.house, { classId, by: cast.homeroom, records });
  const run = { serviceSigner, conditions: testConditions(clock) };
  await Promise.all([one, other, one].map(({ test: { house } }) => runEffects(house, run)));
  const after = await counted();
  expect(after).toMatchObject({ ...whole, documents: records.length, signatures: records.length });
  expect(after.journal).toBe(before.journal + 3 * records.length);
  await runEffects(other.test.house, run);
  expect(await counted()).toEqual(after);
});

it('a round of the program that two servers begin at once is gone by one of them', async () => {
  let rounds = 0;
  const round = async () => {
    rounds += 1;
    await new Promise((go) => setTimeout(go, 50));
  };
  const begun = await Promise.all(
    [one, other].map(({ test }) => onlyOne(test.house.claims, 'notices', round)),
  );
  expect([begun.toSorted(), rounds]).toEqual([[false, true], 1]);
  expect(await onlyOne(other.test.house.claims, 'notices', round)).toBe(true);
});
