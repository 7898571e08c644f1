// giaplai paper: printing for pens and reporting the sheets at the command line.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeAt } from '../../src/cli/home.ts';
import { lockClass } from '../../src/cli/lock-command.ts';
import { printClass, reportClass } from '../../src/cli/paper/paper-command.ts';
import { showStatus } from '../../src/cli/status-command.ts';
import { adoptPolicy, statusOfClass } from '../../src/server/application/index.ts';
import { importBook, smallBook, submitAll, temporaryFolder, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

const book = smallBook({}, 1);
const { principal, registrar } = book.staff;
const folder = temporaryFolder();
let test: TestHouse;
let imported: ImportedClass;
let said = '';

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  const [school] = await test.house.store.read((view) => view.schools());
  const documents = { classSummary: { signedAs: 'wetInk' } } as const;
  await adoptPolicy(test.house, {
    schoolId: school!.id,
    bytes: Buffer.from(JSON.stringify(policyWith({ documents }))),
    by: imported.cast.principal,
    decisionNumber: '1/QĐ-VD',
  });
  await submitAll(test.house, imported);
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

it('prints what is signed with pens, for this account only and never over another print', async () => {
  const output = join(folder, 'in');
  const command = { as: registrar, output };
  expect(await printClass(homeAt(test.folder), book.className, command)).toBe(0);
  const files = readdirSync(output);
  expect(files).toHaveLength(3);
  expect(statSync(join(output, files[0]!)).mode & 0o077).toBe(0);
  await expect(printClass(homeAt(test.folder), book.className, command)).rejects.toThrow('cli.fileExists');
});

it('leads the sheets from signed to locked, and tells why not before the order', async () => {
  const scan = join(folder, 'scan.pdf');
  writeFileSync(scan, '%PDF-1.4 bản quét');
  const report = { as: registrar, on: '2026-05-30' };
  const home = homeAt(test.folder);
  expect(await reportClass(home, book.className, { ...report, scan }, 'signed')).toBe(0);
  expect(await reportClass(home, book.className, report, 'sealed')).toBe(1);
  expect(said).toContain('Chưa có lệnh khóa');
  await lockClass(home, book.className, { as: principal, decision: '3/QĐ-VD' });
  expect(await reportClass(home, book.className, report, 'sealed')).toBe(0);
  said = '';
  await showStatus(home, book.className, {});
  expect(said).toContain('ký giấy / on paper');
  expect((await statusOfClass(test.house, imported.classId)).byState.locked).toBe(3);
});
