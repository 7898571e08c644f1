// Tiêu hủy: nothing before its time, under a hold or without an order; by two people; from every place; for ever in the register.
import { existsSync, renameSync } from 'node:fs';
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
  readDocument,
  registerSeen,
  releaseHold,
  SHELF,
  thingOfCode,
  verifyJournal,
  type House,
} from '../../../src/server/application/index.ts';
import type { Clock, Instant, PersonId } from '../../../src/kernel/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bySystem, plugIn, unplug, type TestMedium } from '../../support/media.ts';
import { policyWith } from '../../support/policies.ts';

jest.setTimeout(60_000);

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

it('is for ever where the policy says nothing, and never before the day it names', async () => {
  await expect(order()).rejects.toMatchObject({ code: 'disposal.notExpired' });
  const bytes = Buffer.from(JSON.stringify(policyWith({ archive: { retention: 10 } })));
  await adoptPolicy(house, { schoolId, bytes, by: principal, decisionNumber: '9/QĐ-VD' });
  await expect(order({ date: '2036-07-31' })).rejects.toMatchObject({ code: 'disposal.notExpired' });
  await expect(order({ date: '2099-01-01' })).rejects.toMatchObject({ code: 'disposal.badDate' });
  await expect(order({ schoolYear: '1999-2000' })).rejects.toMatchObject({ code: 'disposal.nothing' });
  await expect(order({ by: registrar })).rejects.toMatchObject({ code: 'access.notPermitted' });
});

it('is kept from what is on hold, until the hold is released', async () => {
  const { id } = await hold();
  await expect(order()).rejects.toMatchObject({ code: 'disposal.held' });
  const release = { schoolId, by: registrar, hold: id, reason: 'Đã giải quyết', decisionNumber: '4/TB' };
  await releaseHold(house, release);
  await expect(releaseHold(house, release)).rejects.toMatchObject({ code: 'disposal.holdUnknown' });
  expect((await seen()).holds).toMatchObject([{ reason: 'Khiếu nại', release: { decisionNumber: '4/TB' } }]);
});

it('is ordered by the principal, carried out by the office, and nothing goes before', async () => {
  const { id, items } = await order();
  expect(items.map(({ kind, records }) => [kind, records]).toSorted()).toEqual([
    ['classSummary', 3],
    ['package', 6],
    ['transcript', 3],
  ]);
  await expect(order({ number: '10/QĐ' })).rejects.toMatchObject({ code: 'disposal.nothing' });
  expect(await disposeOfOrdered(house)).toBe(0);
  expect(folders().map((one) => existsSync(one))).toEqual([true, true]);
  const execute = (by: PersonId, wanted = id) => executeDisposal(house, { schoolId, order: wanted, by });
  await expect(execute(principal)).rejects.toMatchObject({ code: 'access.notPermitted' });
  await expect(execute(registrar, 'khác')).rejects.toMatchObject({ code: 'disposal.unknown' });
  await execute(registrar);
  await expect(execute(registrar)).rejects.toMatchObject({ code: 'disposal.carriedOut' });
});

it('goes on after a kill and with media that were away, stops at a hold, and takes every copy', async () => {
  const away = `${disk.folder}-cất`;
  renameSync(disk.folder, away);
  const { packages } = house.shelf;
  const dying: House = {
    ...house,
    shelf: { ...house.shelf, packages: { ...packages, remove: () => Promise.reject(new Error('mất điện')) } },
  };
  await expect(disposeOfOrdered(dying)).rejects.toThrow('mất điện');
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
  expect(await disposeOfOrdered(house)).toBe(1);
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
  const [document] = await house.store.read((view) => view.documents(imported.records));
  await expect(readDocument(house, document!.recordId)).rejects.toMatchObject({ code: 'blob.missing' });
  expect(await thingOfCode(house, document!.verificationCode)).toMatchObject({
    state: { name: 'disposed', vi: 'đã tiêu hủy theo Quyết định số 9/QĐ-TH ngày 2037-05-01' },
    file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  });
  const again = archiveClass(house, { classId: imported.classId, by: registrar });
  await expect(again).rejects.toMatchObject({ code: 'blob.missing' });
  expect((await verifyJournal(house)).findings).toEqual([]);
});
