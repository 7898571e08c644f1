// Tiêu hủy: nothing before its time, under a hold or without an order; by two people; from every place; for ever in the register.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  adoptPolicy,
  archiveClass,
  checkTarget,
  copyByItself,
  copyToTarget,
  disposeOfOrdered,
  executeDisposal,
  holdClass,
  orderDisposal,
  pastTime,
  readDocument,
  registerSeen,
  releaseHold,
  SHELF,
  thingOfCode,
  verifyJournal,
  type House,
} from '../../../src/server/application/index.ts';
import { instant, type Clock, type Instant, type PersonId } from '../../../src/kernel/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bySystem, plugIn, unplug, type TestMedium } from '../../support/media.ts';
import { policyWith } from '../../support/policies.ts';

jest.setTimeout(120_000);

const DAY = 86_400_000;
let test: ArchivedClass;
let schoolId: string;
let registrar: PersonId;
let principal: PersonId;
let disk: TestMedium;
/** Eleven years on. */
let house: House;
beforeAll(async () => {
  test = await archivedClass();
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  ({ registrar, principal } = test.imported.cast);
  disk = await plugIn(test.house, schoolId, 'Ổ cứng');
  await copyToTarget(test.house, disk.target, { by: bySystem });
  const clock: Clock = { now: () => (test.house.clock.now() + 11 * 366 * DAY) as Instant };
  house = { ...test.house, clock };
});
afterAll(async () => {
  unplug(disk);
  await test.close();
});

const wish = () => ({ schoolId, by: principal, reason: 'Hết thời hạn lưu', schoolYear: '2025-2026' });
const order = (more: Partial<Parameters<typeof orderDisposal>[1]> = {}) =>
  orderDisposal(house, { ...wish(), number: '9/QĐ-TH', date: '2037-05-01', ...more });
const folders = () => {
  const { folder } = test.archived;
  return [folder, path.join(disk.folder, path.relative(path.join(test.house.folder, 'archive'), folder))];
};
const seen = () => registerSeen(house, { schoolId, by: registrar });
const hold = () =>
  holdClass(house, {
    ...{
      schoolId,
      classId: test.imported.classId,
      by: registrar,
      reason: 'Khiếu nại',
      decisionNumber: '3/TB',
    },
  });

/** Killed around and in every change there is, each time a moment or two later; what is gone stands in the register. @returns how often */
async function killedAgainAndAgain(): Promise<number> {
  const plan = path.join(test.house.folder, 'plan.json');
  let kills = 0;
  for (let killAt = 1; killAt < 60; killAt += killAt < 3 ? 1 : 2) {
    writeFileSync(plan, JSON.stringify({ folder: test.house.folder, at: house.clock.now(), killAt }));
    const child = spawnSync(process.execPath, ['test/support/kill/dispose.mjs', plan], { encoding: 'utf8' });
    const deeds = await house.store.read((view) => view.disposalDeeds(schoolId));
    const there = folders().map((one) => existsSync(one));
    if (!there[0]) expect(deeds.map(({ place }) => place)).toContain(SHELF);
    if (!there[1] && existsSync(disk.folder))
      expect(deeds.map(({ place }) => place)).toContain(disk.target.id);
    expect([child.status, child.stderr]).toEqual([child.signal === 'SIGKILL' ? null : 0, '']);
    if (child.signal !== 'SIGKILL') return kills;
    kills += 1;
  }
  return NaN;
}

const archive = { retention: 10, retentionOf: { classSummary: 9, notice: 70 } } as const;

it('is for ever where the policy says nothing, and never before the day it names', async () => {
  await expect(order()).rejects.toMatchObject({ code: 'disposal.notExpired' });
  const bytes = Buffer.from(JSON.stringify(policyWith({ archive })));
  await adoptPolicy(test.house, { schoolId, bytes, by: principal, decisionNumber: '9/QĐ-VD' });
  await expect(order({ date: '2035-07-31' })).rejects.toMatchObject({ code: 'disposal.notExpired' });
  await expect(order({ date: '2099-01-01' })).rejects.toMatchObject({ code: 'disposal.badDate' });
  await expect(order({ schoolYear: '1999-2000' })).rejects.toMatchObject({ code: 'disposal.nothing' });
  await expect(order({ by: registrar })).rejects.toMatchObject({ code: 'access.notPermitted' });
});

it('is told of each kind from the day after its last', async () => {
  const past = async (day: string) =>
    (await pastTime(house, { schoolId, at: instant(`${day}T12:00:00+07:00`) })).map(
      ({ kind, count, until }) => `${kind} ${count} ${until}`,
    );
  expect(await past('2035-07-31')).toEqual([]);
  expect(await past('2035-08-01')).toEqual(['classSummary 3 2035-07-31']);
  expect((await past('2036-08-01')).toSorted()).toEqual([
    'classSummary 3 2035-07-31',
    'package 1 2036-07-31',
    'transcript 3 2036-07-31',
  ]);
});

it('is kept from what is on hold, until the hold is released', async () => {
  const { id } = await hold();
  await expect(order()).rejects.toMatchObject({ code: 'disposal.held' });
  await expect(hold()).rejects.toMatchObject({ code: 'disposal.heldAlready' });
  const release = { schoolId, by: registrar, hold: id, reason: 'Đã giải quyết', decisionNumber: '4/TB' };
  await releaseHold(house, release);
  await expect(releaseHold(house, release)).rejects.toMatchObject({ code: 'disposal.holdUnknown' });
  expect((await seen()).holds).toMatchObject([{ reason: 'Khiếu nại', release: { decisionNumber: '4/TB' } }]);
});

it('is ordered by the principal, carried out by the office, and nothing goes before', async () => {
  const early = await order({ number: '8/QĐ-TH', date: '2036-07-31' });
  expect(early.items.map(({ kind, records }) => [kind, records])).toEqual([['classSummary', 3]]);
  const { id, items } = await order();
  expect(items.map(({ kind, records }) => [kind, records]).toSorted()).toEqual([
    ['package', 6],
    ['transcript', 3],
  ]);
  expect((await seen()).past).toEqual([]);
  await expect(order({ number: '10/QĐ' })).rejects.toMatchObject({ code: 'disposal.nothing' });
  expect(await disposeOfOrdered(house)).toBe(0);
  expect(folders().map((one) => existsSync(one))).toEqual([true, true]);
  const execute = (by: PersonId, wanted = id) => executeDisposal(house, { schoolId, order: wanted, by });
  await expect(execute(principal)).rejects.toMatchObject({ code: 'access.notPermitted' });
  await expect(execute(registrar, 'khác')).rejects.toMatchObject({ code: 'disposal.unknown' });
  await execute(registrar);
  await execute(registrar, early.id);
  await expect(execute(registrar)).rejects.toMatchObject({ code: 'disposal.carriedOut' });
});

it('goes on after a kill and with media that were away, stops at a hold, and takes every copy', async () => {
  const away = `${disk.folder}-cất`;
  renameSync(disk.folder, away);
  expect(await killedAgainAndAgain()).toBeGreaterThan(4);
  const held = await hold();
  expect(await disposeOfOrdered(house)).toBe(0);
  expect(existsSync(folders()[0]!)).toBe(false);
  renameSync(away, disk.folder);
  expect((await checkTarget(house, disk.target, { schoolId, by: bySystem })).findings).toEqual([]);
  expect(await disposeOfOrdered(house)).toBe(0);
  expect(existsSync(folders()[1]!)).toBe(true);
  await releaseHold(house, {
    ...{ schoolId, by: registrar, hold: held.id, reason: 'Đã giải quyết', decisionNumber: '5/TB' },
  });
  expect(await killedAgainAndAgain()).toBeGreaterThan(2);
  expect(existsSync(folders()[1]!)).toBe(false);
  expect(await disposeOfOrdered(house)).toBe(0);
  expect(await copyByItself(house)).toEqual([]);
  for (const target of [SHELF, disk.target] as const)
    expect((await checkTarget(house, target, { schoolId, by: bySystem })).findings).toEqual([]);
});

it('stays in the register with its digest, day and order, and is told to whoever holds the code', async () => {
  const { imported, archived } = test;
  const [first] = (await seen()).orders;
  const packed = first!.items.find(({ kind }) => kind === 'package')!;
  expect(packed).toMatchObject({ name: archived.name, records: 6 });
  expect(packed.gone.map(({ place }) => place).toSorted()).toEqual([SHELF, 'Ổ cứng'].toSorted());
  const [document] = await house.store.read(async (view) => {
    const records = await view.records(imported.records);
    return view.documents(records.filter(({ kind }) => kind === 'transcript').map(({ id }) => id));
  });
  await expect(readDocument(house, document!.recordId)).rejects.toMatchObject({ code: 'blob.missing' });
  expect(await thingOfCode(house, document!.verificationCode)).toMatchObject({
    state: { name: 'disposed', vi: 'đã tiêu hủy theo Quyết định số 9/QĐ-TH ngày 2037-05-01' },
    file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  });
  const again = archiveClass(house, { classId: imported.classId, by: registrar });
  await expect(again).rejects.toMatchObject({ code: 'blob.missing' });
  expect((await verifyJournal(house)).findings).toEqual([]);
});
