// giaplai export, enter and edit-log: marks leave as Excel files and come back as logged entries.
import { readFileSync, rmSync } from 'node:fs';
import exceljs from '@protobi/exceljs';
import { homeAt } from '../../src/cli/home.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { writeEditLog } from '../../src/cli/sheets/edit-log-command.ts';
import { enterSheet } from '../../src/cli/sheets/enter-command.ts';
import { exportClass, exportSheet } from '../../src/cli/sheets/export-command.ts';
import { systemClock, toVietnameseDate } from '../../src/kernel/index.ts';
import { findClass, readBook } from '../../src/server/application/index.ts';
import { readClassWorkbook } from '../../src/workbooks/index.ts';
import { importBook, smallBook, testHouse } from '../support/house.ts';
import type { TestHouse } from '../support/house.ts';

const book = smallBook({}, 12);
const [subject] = book.subjects;
const { principal } = book.staff;
let test: TestHouse;
let said: string;

beforeAll(async () => {
  test = await testHouse();
  await importBook(test.house, book);
});
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => test.close());

const home = () => homeAt(test.folder);
const file = (name: string) => `${test.folder}/${name}.xlsx`;
const taken = (to: string, as = subject!.teacher) =>
  exportSheet(home(), book.className, { subject: subject!.code, term: 'HK1', as, to });

/** Opened, filled in and saved by another program. */
async function filledIn(name: string, cells: Readonly<Record<string, exceljs.CellValue>>) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file(name));
  for (const [cell, value] of Object.entries(cells)) workbook.worksheets[0]!.getCell(cell).value = value;
  await workbook.xlsx.writeFile(file(name));
}

const standing = async () => readBook(test.house, await findClass(test.house, { name: book.className }));

const midterms = async () => {
  const { pupils } = await standing();
  return pupils
    .map(({ entries }) => entries.HK1[subject!.code])
    .map((entry) => entry?.kind === 'score' && entry.midterm);
};

it('exports the class as it stands, and overwrites nothing', async () => {
  expect(await exportClass(home(), book.className, { to: file('sổ'), as: book.staff.principal })).toBe(0);
  const read = await readClassWorkbook(readFileSync(file('sổ')));
  expect(read.ok && read.book).toEqual(await standing());
  await expect(
    exportClass(home(), book.className, { to: file('sổ'), as: book.staff.principal }),
  ).rejects.toThrow('cli.fileExists');
  const { homeroomTeacher } = book.staff;
  const { teacher } = book.subjects.find((one) => one.teacher !== homeroomTeacher)!;
  await expect(exportClass(home(), book.className, { to: file('không'), as: teacher })).rejects.toThrow(
    'access.notPermitted',
  );
  await expect(
    exportClass(home(), book.className, { to: '/không/có/sổ.xlsx', as: book.staff.principal }),
  ).rejects.toThrow('cli.cannotWrite');
});

const MIDTERM = 'I';

it('takes in what the teacher typed, and a second time finds nothing new', async () => {
  await taken(file('một'));
  await filledIn('một', { [`${MIDTERM}2`]: 9.9, [`${MIDTERM}3`]: '0,1' });
  const entering = { sheet: file('một'), as: subject!.teacher, reason: 'Chấm lại', confirm: false };
  expect(await enterSheet(home(), entering)).toBe(0);
  expect((await midterms()).slice(0, 2)).toEqual([99, 1]);
  expect(said).toContain('2 ô thay đổi');
  expect(await enterSheet(home(), entering)).toBe(0);
  expect(said).toContain('0 ô thay đổi');
});

it('tells side by side what was changed meanwhile, and writes none of it', async () => {
  await taken(file('cũ'));
  await taken(file('mới'));
  await filledIn('mới', { [`${MIDTERM}4`]: 3.3 });
  await filledIn('cũ', { [`${MIDTERM}4`]: 4.4, [`${MIDTERM}5`]: 5.5 });
  expect(await enterSheet(home(), { sheet: file('mới'), as: subject!.teacher, confirm: false })).toBe(0);
  const before = await midterms();
  await expect(
    enterSheet(home(), { sheet: file('cũ'), as: subject!.teacher, confirm: false }),
  ).rejects.toThrow('results.changedMeanwhile');
  expect(said).toContain(`HK1 · ĐĐGgk: 3,3 (${subject!.teacher}) ≠ 4,4`);
  expect(await midterms()).toEqual(before);
});

it('questions a column filled with the next one’s values, and goes on when told to', async () => {
  await taken(file('nhầm'));
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file('nhầm'));
  const finals = Array.from(
    { length: 12 },
    (_, index) => workbook.worksheets[0]!.getCell(`J${index + 2}`).value,
  );
  await filledIn('nhầm', Object.fromEntries(finals.map((value, index) => [`${MIDTERM}${index + 2}`, value])));
  const entering = { sheet: file('nhầm'), as: subject!.teacher };
  const before = await midterms();
  expect(await enterSheet(home(), { ...entering, confirm: false })).toBe(1);
  expect(said).toContain('Có thể đã nhập nhầm cột');
  expect(await midterms()).toEqual(before);
  expect(await enterSheet(home(), { ...entering, confirm: true })).toBe(0);
  expect(await midterms()).toEqual(finals.map((value) => Math.round(Number(value) * 10)));
});

it('refuses another’s sheet, a damaged one, and who may not', async () => {
  await taken(file('hỏng'));
  await filledIn('hỏng', { C2: 'Người Khác' });
  expect(await enterSheet(home(), { sheet: file('hỏng'), as: subject!.teacher, confirm: false })).toBe(1);
  expect(said).toContain('C2');
  await taken(file('lạ'));
  await filledIn('lạ', { [`${MIDTERM}6`]: 1 });
  await expect(enterSheet(home(), { sheet: file('lạ'), as: principal, confirm: false })).rejects.toThrow(
    'access.notPermitted',
  );
});

it('writes the month’s edit log for the principal', async () => {
  const { month, year } = toVietnameseDate(systemClock.now());
  const asked = { month: `${year}-${month}`, as: principal, to: file('nhật ký') };
  expect(await writeEditLog(home(), book.className, asked)).toBe(0);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file('nhật ký'));
  const rows = workbook.worksheets[0]!.getSheetValues().slice(2) as unknown[][];
  expect(rows.length).toBeGreaterThanOrEqual(3);
  expect(rows[0]).toEqual(
    expect.arrayContaining([
      subject!.teacher,
      book.className,
      subject!.name,
      'HK1 · ĐĐGgk',
      '9,9',
      'Chấm lại',
    ]),
  );
  rmSync(file('nhật ký'));
  await expect(writeEditLog(home(), book.className, { ...asked, month: '2026-13' })).rejects.toThrow(
    'cli.badMonth',
  );
});

it('has its commands on the command line', () => {
  const names = buildProgram(() => undefined).commands.map((command) => command.name());
  expect(names).toEqual(expect.arrayContaining(['export', 'enter', 'edit-log']));
});
