// What is kept for decades is looked after: checked by itself, told when due, never deleted.
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import {
  checkTarget,
  copyByItself,
  copyToTarget,
  preservationDue,
  preserve,
  SHELF,
} from '../../../src/server/application/index.ts';
import { toIso } from '../../../src/kernel/index.ts';
import type { Clock, Instant } from '../../../src/kernel/index.ts';
import { archivedClass, type ArchivedClass } from '../../support/archived-class.ts';
import { bySystem as by, harms, plugIn, unplug, type TestMedium } from '../../support/media.ts';

const DAY = 86_400_000;
let test: ArchivedClass;
let schoolId: string;
let disk: TestMedium;
beforeAll(async () => {
  test = await archivedClass();
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  disk = await plugIn(test.house, schoolId, 'Ổ cứng');
}, 60_000);
afterAll(async () => {
  unplug(disk);
  await test.close();
});

/** The same house so many days later. */
const later = (days: number) => {
  const { house } = test;
  const clock: Clock = { now: () => (house.clock.now() + days * DAY) as Instant };
  return { ...house, clock };
};
const due = (days: number, ahead = 0) => preservationDue(later(days), { schoolId, ahead });

it('asks for copies that are missing, and no more once they are there', async () => {
  expect((await due(0)).lacking).toMatchObject([{ target: { name: 'Ổ cứng' }, packages: 1 }]);
  await copyToTarget(test.house, disk.target, { by });
  expect((await due(0)).lacking).toEqual([]);
});

it('re-hashes by itself what nobody checked for a month, and leaves a medium that is away for another day', async () => {
  expect(await preserve(later(1))).toEqual([]);
  const away = `${disk.folder}-cất`;
  renameSync(disk.folder, away);
  expect((await preserve(later(31))).map(({ targetId }) => targetId)).toEqual([SHELF]);
  renameSync(away, disk.folder);
  const bag = path.join(
    disk.folder,
    path.relative(path.join(test.house.folder, 'archive'), test.archived.folder),
  );
  harms.changed!(bag);
  const made = await preserve(later(32));
  expect(made).toMatchObject([{ targetId: disk.target.id, decayed: 1, by: 'service:preservation' }]);
  expect(await preserve(later(33))).toEqual([]);
  const stopped = new AbortController();
  stopped.abort();
  expect(await preserve(later(100), stopped.signal)).toEqual([]);
});

it('tells what was never looked at, or too long ago', async () => {
  expect((await due(40)).unchecked).toEqual([]);
  expect((await due(200)).unchecked.map(({ target }) => (target === SHELF ? SHELF : target.name))).toEqual([
    SHELF,
    'Ổ cứng',
  ]);
  await checkTarget(later(200), SHELF, { schoolId, by });
  expect((await due(200)).unchecked).toHaveLength(1);
});

it('tells of archive timestamps before their certificates end, and of what is below B-LTA', async () => {
  expect(await due(0)).toMatchObject({ renewals: [], below: [] });
  const [found] = (await due(0, 40 * 365 * DAY)).renewals;
  expect(found).toMatchObject({ schoolClass: '8A1 2025-2026', records: 6 });
  const [early] = (await due(0, found!.first - test.house.clock.now() - DAY)).renewals;
  expect(early).toBeUndefined();
  expect(toIso(found!.first)).toMatch(/^20\d\d-/);
});

it('deletes nothing by itself, however long ago its time ended', async () => {
  expect((await due(365 * 80)).expired).toEqual([]);
  expect(existsSync(test.archived.folder)).toBe(true);
  const deeds = Object.keys(await import('../../../src/server/application/archive/preservation/index.ts'));
  expect(deeds.filter((name) => /delete|remove|destroy|prune/i.test(name))).toEqual([]);
});

it('brings new packages to every medium by itself, and waits for one that is away', async () => {
  const { house } = test;
  const spare = await plugIn(house, schoolId, 'Ổ dự phòng');
  const waits = () => house.store.read((view) => view.archiveWaits(schoolId));
  const away = `${spare.folder}-cất`;
  renameSync(spare.folder, away);
  expect(await copyByItself(house)).toEqual([]);
  const [first] = await waits();
  expect(first).toMatchObject({ targetId: spare.target.id, packages: 1, code: 'archive.mediumAbsent' });
  await copyByItself(later(1));
  expect(await waits()).toMatchObject([{ since: first!.since }]);
  expect((await waits())[0]!.triedAt).toBeGreaterThan(first!.triedAt);
  renameSync(away, spare.folder);
  expect(await copyByItself(house)).toHaveLength(1);
  expect(await waits()).toEqual([]);
  expect(await copyByItself(house)).toEqual([]);
  unplug(spare);
});
