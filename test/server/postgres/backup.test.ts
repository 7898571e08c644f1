// An installation on Postgres is backed up into one folder with a file of rows, restored from it alone, and moved back.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../../src/kernel/index.ts';
import { statusOfClass, verifyJournal, type House } from '../../../src/server/application/index.ts';
import { backUp, restore } from '../../../src/server/backup/index.ts';
import { openInstallation } from '../../../src/server/installation.ts';
import { moveToPostgres } from '../../../src/server/persistence/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  importBook,
  smallBook,
  submitAll,
  temporaryFolder,
  testHouse,
  type TestHouse,
} from '../../support/house.ts';
import { endPostgres, usePostgres } from '../../support/postgres/cluster.ts';

let url: string;
let test: TestHouse;
let outside: string;
beforeAll(() => void (url = usePostgres()), 60_000);
beforeEach(async () => {
  test = await testHouse();
  outside = temporaryFolder();
}, 60_000);
afterEach(async () => {
  await test.close();
  rmSync(outside, { recursive: true, force: true });
});
afterAll(endPostgres);

const found = async (house: House) => (await verifyJournal(house)).findings;

it('goes through a backup into a file, and from the file into another Postgres, with nothing lost', async () => {
  const imported = await importBook(test.house, smallBook({}, 2));
  await submitAll(test.house, imported);
  const [before, head] = [
    await statusOfClass(test.house, imported.classId),
    await test.house.store.read((view) => view.journalHead()),
  ];
  await backUp({ home: test.folder, destination: path.join(outside, 'backup'), clock: systemClock });
  const home = path.join(outside, 'restored');
  const restored = await restore({ source: path.join(outside, 'backup'), home });
  expect(restored).toMatchObject({ journal: head, damaged: [], findings: [] });

  const onFile = await openInstallation(home, { lanes: 1, database: 'sqlite' });
  expect(await statusOfClass(onFile, imported.classId)).toEqual(before);
  await onFile.close();

  const file = path.join(home, 'giaplai.sqlite');
  expect(await moveToPostgres(file, url)).toBeGreaterThan(50);
  expect(await codeOf(moveToPostgres(file, url))).toBe('store.notEmpty');
  const moved = await openInstallation(home, { lanes: 1, database: url });
  expect(await statusOfClass(moved, imported.classId)).toEqual(before);
  expect(await found(moved)).toEqual([]);
  const again = await importBook(moved, smallBook({ className: '9Z' }, 1));
  expect(again.records.length).toBeGreaterThan(0);
  expect(await found(moved)).toEqual([]);
  await moved.close();
}, 120_000);
