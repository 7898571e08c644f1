// Jobs on Postgres: queued with the step that orders them, done by whatever process is there, killed ones included.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { atSchool, submitRecords, verifyJournal } from '../../../src/server/application/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { takeJobs } from '../../../src/server/start/take-jobs.ts';
import { testConditions } from '../../support/conditions.ts';
import { census } from '../../support/faults/census.ts';
import {
  importBook,
  serviceSigner,
  smallBook,
  testHouse,
  type ImportedClass,
  type TestHouse,
} from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';
import { handOverAgain } from '../../support/postgres/jobs.ts';
import { ended, killed, workerProcess } from '../../support/postgres/worker-process.ts';
import { databaseTool } from '../../support/results.ts';

let test: TestHouse;
let imported: ImportedClass;
const workers: ChildProcess[] = [];

beforeAll(() => void usePostgres(), 60_000);
beforeEach(async () => {
  test = await testHouse();
  imported = await importBook(test.house, smallBook({}, 60));
}, 60_000);
afterEach(async () => {
  for (const worker of workers.splice(0)) await killed(worker);
  await test.close();
});
afterAll(endPostgres);

/** As a request does: within the school of whoever sends it. */
const submit = async () => {
  const [school] = await test.house.store.read((view) => view.schools());
  return atSchool(school!.id, () =>
    submitRecords(test.house, {
      classId: imported.classId,
      by: imported.cast.homeroom,
      records: imported.records,
    }),
  );
};
const pending = () =>
  test.house.store.read(async (view) => [
    ...(await view.pendingEffects('draftDocument')),
    ...(await view.pendingEffects('certifyDocument')),
  ]);
const openJobs = () => test.house.jobs!.open();

it('are queued with the step, and not at all when the step fails', async () => {
  const before = await openJobs();
  const failing = test.house.store.write(async (transaction) => {
    const [record] = imported.records;
    await transaction.enqueue([
      { recordId: record!, effect: { type: 'draftDocument' } as never, at: 0 as never },
    ]);
    throw new Error('halfway');
  });
  await expect(failing).rejects.toThrow('halfway');
  expect(await openJobs()).toBe(before);
  await submit();
  expect(await pending()).toHaveLength(imported.records.length);
  expect(await openJobs()).toBe(before + Math.ceil(imported.records.length / 25));
});

it('are done once each by several workers, one of which is killed in the middle', async () => {
  const first = await worker();
  const others = [await worker(), await worker()];
  await submit();
  await until(async () => (await pending()).some(({ effect }) => effect.type === 'certifyDocument'));
  await killed(first);
  await passTime();
  await until(async () => (await pending()).length === 0 && (await openJobs()) === 0);
  for (const other of others) expect(await ended(other)).toBe(0);
  const { documents, segments } = await test.house.store.read(async (view) => ({
    documents: await view.documents(imported.records),
    segments: await view.segments(imported.records),
  }));
  expect(documents.map(({ recordId }) => recordId).toSorted()).toEqual([...imported.records].toSorted());
  expect(segments).toHaveLength(2 * imported.records.length);
  expect((await verifyJournal(test.house)).findings).toEqual([]);
}, 240_000);

it('are done once although they are handed over again meanwhile, to somebody else, and once more afterwards', async () => {
  const { house, folder } = test;
  const { classId, cast } = imported;
  const records = imported.records.slice(0, 6);
  const other = await openInstallation(folder, { clock: house.clock, lanes: 1 });
  const signal = new AbortController().signal;
  let [handed, met] = [0, false];
  /** The first holds its job until another has been given the same. */
  const conditions = async () => {
    handed += 1;
    if (handed === 1) {
      expect(await handOverAgain(folder, 'active')).toBe(1);
      await until(() => Promise.resolve(handed === 2));
      met = true;
    }
    return testConditions(house.clock);
  };
  const means = { serviceOf: serviceSigner, conditions };
  for (const each of [house, other])
    await takeJobs({ house: each, means, log: { warn: () => undefined }, signal });
  await submitRecords(house, { classId, by: cast.homeroom, records });
  await until(async () => (await pending()).length === 0 && (await openJobs()) === 0);
  expect(met).toBe(true);
  const once = await census(folder);
  const whole = { doubled: 0, damaged: [], missing: [], otherBytes: [], waiting: 0 };
  expect(once).toMatchObject({ ...whole, documents: records.length, signatures: records.length });
  const before = handed;
  const again = await handOverAgain(folder, 'completed');
  expect(again).toBeGreaterThan(0);
  await until(async () => handed === before + again && (await openJobs()) === 0);
  await Promise.all([house.jobs!.close(), other.close()]);
  expect(await census(folder)).toEqual(once);
  expect((await verifyJournal(house)).findings).toEqual([]);
}, 120_000);

async function worker(): Promise<ChildProcess> {
  const child = await workerProcess(test.folder);
  workers.push(child);
  return child;
}

/** As if the time for which a job may be taken had gone by. */
async function passTime(): Promise<void> {
  const tool = await databaseTool(test.folder);
  const [place] = await tool.query<{ schema: string }[]>('SELECT current_schema()::text AS schema');
  await tool.query(
    `UPDATE ${place!.schema}_jobs.job SET started_on = started_on - interval '1 hour' WHERE state = 'active'`,
  );
  await tool.destroy();
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await reached()) return;
    await pause(500);
  }
  throw new Error('not reached');
}
