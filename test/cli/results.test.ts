// giaplai cell, progress and orders on marks: a teacher, the office and leaders at the command line.
import { readFileSync } from 'node:fs';
import { homeAt } from '../../src/cli/home.ts';
import { decide, execute } from '../../src/cli/orders/answer-order-command.ts';
import { listOrders } from '../../src/cli/orders/list-command.ts';
import { draftMinutes, listMinutes, signMinutesByCode } from '../../src/cli/orders/minutes-command.ts';
import { propose } from '../../src/cli/orders/propose-command.ts';
import { setCell, showCellLog } from '../../src/cli/results/cell-command.ts';
import { showProgress } from '../../src/cli/results/progress-command.ts';
import { testDays } from '../../src/cli/results/test-days-command.ts';
import { importBook, smallBook, testHouse } from '../support/house.ts';
import type { ImportedClass, TestHouse } from '../support/house.ts';
import { entryPath, valueAt } from '../support/results.ts';

const book = smallBook();
const subject = book.subjects[0]!;
const { principal, registrar } = book.staff;
const midterm = entryPath(book, 0, 'midterm');
let test: TestHouse;
let imported: ImportedClass;
let said: string;

beforeAll(async () => {
  test = await testHouse();
  imported = await importBook(test.house, book);
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => test.close());

const home = () => homeAt(test.folder);
const set = (value: string | undefined, as = subject.teacher, more: { reason?: string } = {}) =>
  setCell(home(), book.className, midterm, value, { as, confirm: true, ...more });
const log = () => showCellLog(home(), book.className, midterm, { as: subject.teacher });

it('enters a score as people write it, deletes it, and shows that it is the same in the end', async () => {
  expect(await set('8,5', subject.teacher, { reason: 'Chấm lại' })).toBe(0);
  expect(await valueAt(test.house, imported.classId, midterm)).toBe('85');
  expect(await set(undefined)).toBe(0);
  expect(await set('8,5')).toBe(0);
  said = '';
  expect(await log()).toBe(0);
  expect(said).toContain('Chấm lại');
  expect(said).toContain('8,5 → HK1 · ĐĐGgk trống');
  expect(said).toContain(subject.teacher);
  expect(said).toContain('đã đổi');
});

it('refuses whoever does not teach it, scores beyond ten, and cells that are none', async () => {
  await expect(set('7', principal)).rejects.toThrow('access.notPermitted');
  await expect(set('11')).rejects.toThrow('results.valueRefused');
  const nowhere = setCell(home(), book.className, 'điểm', '7', { as: subject.teacher, confirm: true });
  await expect(nowhere).rejects.toThrow('results.cellUnknown');
});

it('tells leaders how far entry is, each group in its own way', async () => {
  const asked = { year: book.schoolYear, as: principal } as const;
  expect(await showProgress(home(), { ...asked, by: 'teacher' })).toBe(0);
  expect(said).toContain(subject.teacher);
  said = '';
  expect(await showProgress(home(), { ...asked, by: 'sheet', term: 'HK1', at: '2026-05-31' })).toBe(0);
  expect(said.trim().split('\n')).toHaveLength(book.subjects.length + 1);
  said = '';
  expect(await showProgress(home(), { ...asked, by: 'class' })).toBe(0);
  expect(said).toContain(book.className);
});

it('locks a column by an order, which then stands in the list by what it locks', async () => {
  const order = { as: registrar, reason: 'Hết học kì', unlock: false };
  const results = `scores:HK1:${subject.code}:midterm`;
  expect(await propose(home(), book.className, { ...order, results })).toBe(0);
  const id = /[0-9a-f]{8}/.exec(said)?.[0] ?? '';
  await decide(home(), id, { as: principal, decision: '31/QĐ-VD' }, true);
  await execute(home(), id, { as: registrar });
  said = '';
  await listOrders(home(), book.className, {});
  expect(said).toContain(`điểm / marks: HK1 ${subject.code} midterm`);
  await expect(set('9')).rejects.toThrow('results.locked');
  for (const nonsense of ['điểm', 'scores:HK3', 'classData:HK1:TOAN'])
    await expect(propose(home(), book.className, { ...order, results: nonsense })).rejects.toThrow(
      'results.scopeUnknown',
    );
});

it('locks the whole grade by one order with one number, which every class of it lists', async () => {
  const beside = await importBook(test.house, smallBook({ className: '8A7' }));
  const wish = {
    as: registrar,
    reason: 'Hết năm',
    unlock: false,
    results: 'classData:HK2',
    wholeGrade: true,
  };
  expect(await propose(home(), book.className, wish)).toBe(0);
  expect(said).toContain(`khối ${book.grade}`);
  const id = /mã ([0-9a-f]{8})/.exec(said)?.[1] ?? '';
  await decide(home(), id, { as: principal, decision: '32/QĐ-VD' }, true);
  expect(await execute(home(), id, { as: registrar })).toBe(0);
  for (const className of [book.className, '8A7']) {
    said = '';
    await listOrders(home(), className, {});
    expect(said.match(/32\/QĐ-VD/g)).toHaveLength(1);
    expect(said).toContain('whole grade');
  }
  const locks = await test.house.store.read((view) => view.resultLocks(beside.classId));
  expect(locks).toMatchObject([{ scope: { part: 'classData', term: 'HK2' }, liftedAt: null }]);
});

it('states when tests were held, shows them, takes one back, and says how a day is written', async () => {
  const days = (...set: string[]) =>
    testDays(home(), book.className, { subject: subject.code, term: 'HK1', as: subject.teacher, set });
  await expect(days('14/10')).rejects.toThrow('cli.badTestDay');
  expect(await days('regular/0=2025-10-14', 'final=2025-12-20')).toBe(0);
  said = '';
  expect(await days()).toBe(0);
  expect(said.replace(/ +/g, ' ')).toContain('final 2025-12-20\nregular/0 2025-10-14');
  said = '';
  expect(await days('final=', 'regular/0=')).toBe(0);
  expect(said).toContain('Chưa ghi ngày kiểm tra nào');
});

it('drafts the minutes of what was locked, has them signed and sealed by their code, and lists whom they wait for', async () => {
  said = '';
  await listOrders(home(), book.className, {});
  const order = /([0-9a-f]{8}).*whole grade/.exec(said)?.[1] ?? '';
  const to = `${test.folder}/bien-ban.pdf`;
  expect(await draftMinutes(home(), order, { as: registrar, number: '06/BB-VD', to })).toBe(0);
  expect(readFileSync(to).subarray(0, 5).toString()).toBe('%PDF-');
  const code = /GL-[0-9A-Z-]+/.exec(said)?.[0] ?? '';
  const sign = (as: string) => signMinutesByCode(home(), code, { as });
  await expect(sign(principal)).rejects.toThrow('lockMinutes.notAwaited');
  expect(await sign(registrar)).toBe(0);
  said = '';
  await listMinutes(home(), { as: registrar });
  expect(said).toContain(`chờ ${principal}`);
  expect(await sign(principal)).toBe(0);
  said = '';
  expect(await sign(registrar)).toBe(0);
  expect(said).toContain('đã đóng dấu');
});
