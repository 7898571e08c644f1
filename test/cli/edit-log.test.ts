// giaplai edit-logs: printed, signed in turn, listed, and packed with the class.
import { readFileSync } from 'node:fs';
import { printEditLog } from '../../src/cli/edit-log/print-command.ts';
import { listLogs } from '../../src/cli/edit-log/list-command.ts';
import { signLog } from '../../src/cli/edit-log/sign-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { systemClock, toVietnameseDate } from '../../src/kernel/index.ts';
import { openSchool, type CorrectedSchool } from '../support/corrections.ts';
import { smallBook } from '../support/house.ts';
import { change, entryPath } from '../support/results.ts';

const book = smallBook();
const { vicePrincipal, principal } = book.staff;
let school: CorrectedSchool;
let said: string;
beforeAll(async () => {
  school = await openSchool({ book, start: new Date(systemClock.now() - 3_600_000).toISOString() });
});
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => school.close());

const home = () => homeAt(school.folder);
const file = (name: string) => `${school.folder}/${name}`;
const edit = (after: string) =>
  change(school.house, school.imported.classId, school.imported.cast.subjectTeachers[0]!, {
    [entryPath(book, 0, 'midterm')]: after,
  });
const thisYear = { again: false, as: vicePrincipal, class: book.className };

it('prints the year of a class once, says what is new since, and prints again when told to', async () => {
  await edit('31');
  const asked = { ...thisYear, pdf: file('năm.pdf'), xlsx: file('năm.xlsx') };
  expect(await printEditLog(home(), book.schoolYear, asked)).toBe(0);
  expect(said).toContain('1 lượt sửa');
  expect(readFileSync(file('năm.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(file('năm.xlsx')).subarray(0, 2).toString()).toBe('PK');
  await expect(printEditLog(home(), book.schoolYear, asked)).rejects.toThrow('cli.fileExists');
  school.clock.set(new Date(systemClock.now() - 60_000).toISOString());
  await edit('42');
  said = '';
  expect(await printEditLog(home(), book.schoolYear, thisYear)).toBe(0);
  expect(said).toMatch(/lần 1: 1 lượt sửa.*\n.*1 lượt sửa sau/);
  expect(await printEditLog(home(), book.schoolYear, { ...thisYear, again: true })).toBe(0);
  expect(said).toContain('lần 2: 2 lượt sửa');
});

it('is signed by the one who checked, then by the principal, by the code on the page', async () => {
  const { month, year } = toVietnameseDate(systemClock.now());
  expect(await printEditLog(home(), `${year}-${month}`, { as: vicePrincipal, again: false })).toBe(0);
  const code = /GL-\w{5}-\w{5}-\w{5}/.exec(said)![0];
  await expect(signLog(home(), code, { as: principal })).rejects.toThrow('editLog.notAwaited');
  expect(await signLog(home(), code, { as: vicePrincipal })).toBe(0);
  said = '';
  await listLogs(home(), { as: principal });
  expect(said).toContain(`${code} · ${principal}`);
  expect(await signLog(home(), code, { as: principal, pdf: file('tháng.pdf') })).toBe(0);
  expect(readFileSync(file('tháng.pdf')).length).toBeGreaterThan(20_000);
  said = '';
  await listLogs(home(), { as: principal });
  expect(said).toContain(`${code} · đủ chữ ký`);
  await expect(signLog(home(), 'GL-00000-00000-00000', { as: principal })).rejects.toThrow('editLog.unknown');
});

it('has its commands on the command line', () => {
  const logs = buildProgram(() => undefined).commands.find((command) => command.name() === 'edit-logs');
  expect(logs?.commands.map((command) => command.name())).toEqual(['print', 'sign', 'list']);
});
