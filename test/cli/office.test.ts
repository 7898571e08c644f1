// giaplai find and giaplai office: from a name to a sealed copy in somebody's hands, at the command line.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { homeAt } from '../../src/cli/home.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { verifyJournal } from '../../src/server/application/index.ts';
import { make, order } from '../support/copies-office.ts';
import {
  importBook,
  smallBook,
  temporaryFolder,
  testHouse,
  throughTheLock,
  type ImportedClass,
  type TestHouse,
} from '../support/house.ts';
import { unzip } from '../support/workbooks/index.ts';

jest.setTimeout(120_000);

const book = smallBook({}, 1);
const { principal, registrar } = book.staff;
const pupil = book.pupils[0]!;
const folder = temporaryFolder();
let test: TestHouse;
let imported: ImportedClass;
let said = '';

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
  await throughTheLock(test.house, imported);
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

/** Exactly what somebody types; returns the exit status. */
async function giaplai(...words: readonly string[]): Promise<number | undefined> {
  let status: number | undefined;
  const program = buildProgram((finished) => (status = finished)).exitOverride();
  await program.parseAsync(['--home', homeAt(test.folder).folder, ...words], { from: 'user' });
  return status;
}

const bare = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();

it('finds a pupil typed without diacritics, and says when there is nothing', async () => {
  expect(await giaplai('find', ...bare(pupil.name).split(' '), '--as', registrar)).toBe(0);
  expect(said).toContain(`${pupil.name}  ${pupil.code}  8A1  2025-2026  Đã đóng dấu`);
  expect(await giaplai('find', 'khong co ai', '--as', registrar)).toBe(1);
  await expect(giaplai('find', 'x', '--as', 'Người Không Có')).rejects.toThrow('person.unknown');
});

it('leads from the request to the copy in the register, sealed with the school’s key', async () => {
  const request = [
    '--for',
    'Trần Thị Mẹ',
    '--relation',
    'mẹ',
    '--identity',
    '079',
    '--purpose',
    'chuyển trường',
  ];
  const decided = [
    'office',
    'order',
    '8A1',
    pupil.code,
    '--as',
    principal,
    ...request,
    '--decision',
    '31/QĐ',
  ];
  expect(await giaplai(...decided)).toBe(0);
  const code = /mã ([0-9a-f]{8})/.exec(said)![1]!;
  const output = join(folder, 'sao-y.pdf');
  expect(await giaplai('office', 'copy', code, '--as', registrar, '-o', output)).toBe(0);
  expect(said).toContain('Sao y số 01/2026/SY');
  expect(statSync(output).mode & 0o077).toBe(0);
  expect(readFileSync(output).subarray(0, 5).toString()).toBe('%PDF-');
  const paper = /GL-\w+-\w+-\w+/.exec(said)![0];
  await expect(giaplai('office', 'copy', code, '--as', registrar, '-o', output)).rejects.toThrow(
    'cli.fileExists',
  );
  await expect(giaplai('office', 'copy', 'ffffffff', '--as', registrar, '-o', output)).rejects.toThrow(
    'cli.noSuchOrder',
  );
  expect(await giaplai('office', 'orders', '--as', registrar)).toBe(0);
  expect(said).toContain(code);
  const handed = ['--to', 'Trần Thị Mẹ', '--identity', 'mẹ, 079', '--as', registrar];
  expect(await giaplai('office', 'issue', '--paper', paper, ...handed)).toBe(0);
  expect(await giaplai('office', 'correct-line', '1', ...handed, '--reason', 'nhầm')).toBe(0);
  const print = join(folder, 'in.pdf');
  expect(
    await giaplai(
      'office',
      'print',
      '8A1',
      pupil.code,
      '--as',
      registrar,
      '--purpose',
      'thanh tra',
      '-o',
      print,
    ),
  ).toBe(0);
  const register = join(folder, 'so.pdf');
  const span = ['--from', '2026-06-01', '--until', '2030-06-30', '--leader', principal];
  expect(await giaplai('office', 'issue-register', '--as', registrar, ...span, '-o', register)).toBe(0);
  const drawn = [...said.matchAll(/GL-\w+-\w+-\w+/g)].at(-1)![0];
  expect(await giaplai('office', 'sign', drawn, '--as', registrar)).toBe(0);
  expect(await giaplai('office', 'sign', drawn, '--as', principal)).toBe(0);
  const sealed = join(folder, 'so-dong-dau.pdf');
  expect(await giaplai('office', 'sign', drawn, '--as', registrar, '--seal', '-o', sealed)).toBe(0);
  expect(existsSync(sealed)).toBe(true);
});

it('takes everything of a pupil away, whole or not at all', async () => {
  const output = join(folder, 'tat-ca.zip');
  expect(await giaplai('office', 'take', '8A1', '--pupil', pupil.code, '--as', registrar, '-o', output)).toBe(
    0,
  );
  expect(await unzip(readFileSync(output))).toHaveLength(2);
  await expect(giaplai('office', 'take', '8A1', '--as', registrar, '-o', output)).rejects.toThrow(
    'cli.fileExists',
  );
  expect(await giaplai('office', 'index')).toBe(0);
  expect((await verifyJournal(test.house)).findings).toEqual([]);
});

it('makes the number of a copy void that never bore the seal', async () => {
  const { id } = await order(test.house, imported);
  const code = id.slice(0, 8);
  const cancel = ['office', 'cancel', code, '--as', registrar, '--reason', 'hỏng phôi'];
  await expect(giaplai(...cancel)).rejects.toThrow('office.paperUnknown');
  const { workshop } = test.house;
  const dead = { ...workshop, sign: () => Promise.reject(new Error('mất điện')) };
  await expect(make({ ...test.house, workshop: dead }, imported, id)).rejects.toThrow('mất điện');
  expect(await giaplai(...cancel)).toBe(0);
  expect(said).toMatch(/✔ dòng \d+ .*Sao y số \d+\/2026\/SY/);
  expect(await giaplai('office', 'orders', '--as', registrar)).toBe(0);
  expect(said).toMatch(new RegExp(`${code} .*hủy / void`));
});
