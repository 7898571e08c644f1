// giaplai book: from the request to the receipt and the register at the command line, and what people get wrong on the way.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeAt } from '../../src/cli/home.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { verifyJournal } from '../../src/server/application/index.ts';
import { barePdf } from '../support/bare-pdf.ts';
import { importGrades, PUPIL } from '../support/books.ts';
import { smallBook, temporaryFolder, testHouse, type TestHouse } from '../support/house.ts';

jest.setTimeout(180_000);

const { principal, registrar } = smallBook({}, 1).staff;
const folder = temporaryFolder();
const output = join(folder, 'so-hoc-ba.pdf');
let test: TestHouse;
let said = '';
let code = '';

beforeAll(async () => {
  test = await testHouse();
  await importGrades(test.house, [{ grade: 6 }, { grade: 7 }, { grade: 8, locked: false }]);
});
beforeEach(() => {
  said = '';
  const listen = (text: unknown) => (said += String(text)).length > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(listen);
  jest.spyOn(process.stderr, 'write').mockImplementation(listen);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is wrong on the command line is thrown, by every command below. */
function neverExits(command: ReturnType<typeof buildProgram>): void {
  command.exitOverride();
  command.commands.forEach(neverExits);
}

/** Exactly what somebody types; returns the exit status. */
async function giaplai(...words: readonly string[]): Promise<number | undefined> {
  let status: number | undefined;
  const program = buildProgram((finished) => (status = finished));
  neverExits(program);
  await program.parseAsync(['--home', homeAt(test.folder).folder, ...words], { from: 'user' });
  return status;
}

const asked = ['--reason', 'transfer', '--for', 'Trần Thị Mẹ', '--relation', 'mẹ', '--identity', '079'];
const request = (className: string, pupil: string, ...more: readonly string[]) =>
  giaplai(...['book', 'request', className, pupil, ...asked, '--purpose', 'nộp trường mới'], ...more);
const office = ['--as', registrar] as const;
const leader = ['--as', principal] as const;

it('is asked for a pupil who is there, for a reason there is, by somebody who may', async () => {
  expect(await giaplai('book', 'show', ...office)).toBe(0);
  expect(said).toContain('Chưa có sổ nào');
  await expect(request('9A', 'HS0001', ...office)).rejects.toThrow('class.unknown');
  await expect(request('7A', 'HS9999', ...office)).rejects.toThrow('cli.noSuchRecord');
  await expect(request('7A', 'year', ...office)).rejects.toThrow('record.unknown');
  await expect(request('7A', 'HS0001', '--as', 'Người Không Có')).rejects.toThrow('person.unknown');
  await expect(request('7A', 'HS0001', '--reason', 'vì thích', ...office)).rejects.toThrow('Allowed choices');
  expect(await request('7A', 'HS0001', ...office)).toBe(0);
  code = /mã ([0-9a-f]{8})/.exec(said)![1]!;
  await expect(request('6A', 'HS0001', ...office)).rejects.toThrow('book.underWay');
});

it('is granted or refused, never both, and not twice', async () => {
  const decide = (...more: readonly string[]) => giaplai('book', 'decide', code, ...leader, ...more);
  await expect(decide()).rejects.toThrow('office.requestIncomplete');
  await expect(decide('--grant', '31/QĐ', '--refuse', 'không')).rejects.toThrow('cannot be used');
  await expect(giaplai('book', 'decide', code, '--grant', '31/QĐ', ...office)).rejects.toThrow(
    'access.notPermitted',
  );
  await expect(giaplai('book', 'draft', code, ...office)).rejects.toThrow('book.notGranted');
  expect(await decide('--grant', '31/QĐ')).toBe(0);
  await expect(decide('--refuse', 'đổi ý')).rejects.toThrow('book.decidedAlready');
  await expect(giaplai('book', 'decide', 'ffffffff', '--grant', '1', ...leader)).rejects.toThrow(
    'cli.noSuchOrder',
  );
});

it('is drafted, signed and sealed in this order, into a new file of one’s own', async () => {
  await expect(giaplai('book', 'sign', code, ...leader)).rejects.toThrow('book.notGranted');
  expect(await giaplai('book', 'draft', code, ...office)).toBe(0);
  expect(said).toContain(`Học bạ số 1/THCS, cấp lần 1 – ${PUPIL}: chờ hiệu trưởng kí`);
  await expect(giaplai('book', 'sign', code, '--seal', ...office)).rejects.toThrow('office.othersFirst');
  await expect(giaplai('book', 'sign', code, ...office)).rejects.toThrow(/access|office/);
  await expect(
    giaplai('book', 'issue', code, '--to', 'Trần Thị Mẹ', '--identity', 'mẹ', ...office),
  ).rejects.toThrow('office.notSealed');
  expect(await giaplai('book', 'sign', code, ...leader)).toBe(0);
  expect(await giaplai('book', 'sign', code, '--seal', '-o', output, ...office)).toBe(0);
  expect(said).toContain('đã đóng dấu, chưa giao');
  expect(statSync(output).mode & 0o077).toBe(0);
  await expect(giaplai('book', 'show', code, '-o', output, ...office)).rejects.toThrow('cli.fileExists');
});

it('is verified as a tree, and taken over by no school that it does not come from another one', async () => {
  await giaplai('verify', output);
  for (const part of ['Sổ học bạ số 1/THCS (1)', 'nam-2022-2023.pdf', 'nam-2023-2024.pdf'])
    expect(said).toContain(part);
  const take = (name: string) => giaplai('book', 'import', name, ...office);
  await expect(take(join(folder, 'khong-co.pdf'))).rejects.toThrow('cli.cannotRead');
  await expect(take(folder)).rejects.toThrow('cli.cannotRead');
  for (const [bytes, fault] of [
    ['', 'book.notABook'],
    ['không phải PDF', 'book.notABook'],
    [barePdf(), 'book.notABook'],
    [readFileSync(output).subarray(0, -2000), /book\.not(ABook|Sound)/],
  ] as const) {
    const name = join(folder, 'la.pdf');
    writeFileSync(name, bytes);
    await expect(take(name)).rejects.toThrow(fault);
  }
  await expect(
    giaplai('book', 'import', output, '--new', 'X1', '--pupil', '7A', 'HS0001', ...office),
  ).rejects.toThrow('cannot be used');
});

it('is handed out once, shown, renewed when it is due, and revoked', async () => {
  const issue = () =>
    giaplai('book', 'issue', code, '--to', 'Trần Thị Mẹ', '--identity', 'mẹ, 079', ...office);
  expect(await issue()).toBe(0);
  expect(said).toContain('dòng 1 / line 1');
  await expect(issue()).rejects.toThrow('book.handedOut');
  const original = ['--original', '6A', 'HS0001', '--request', 'đơn', '--to', 'Mẹ', '--identity', 'mẹ, 079'];
  expect(await giaplai('office', 'issue', ...original, ...office)).toBe(0);
  expect(said).toContain('dòng 2 / line 2');
  expect(await giaplai('book', 'show', ...office)).toBe(0);
  expect(said).toMatch(new RegExp(`${code}.*1/THCS \\(1\\).*${PUPIL}.*chuyển trường.*đã giao`));
  await expect(giaplai('book', 'renew', '--within', 'mãi')).rejects.toThrow('cli.badNumber');
  expect(await giaplai('book', 'renew')).toBe(0);
  expect(said).toContain('Không có sổ nào đến hạn');
  const register = join(folder, 'so-cap-phat.pdf');
  const span = ['--from', '2026-06-01', '--until', '2030-06-30', '--leader', principal];
  expect(await giaplai('office', 'book-register', ...office, ...span, '-o', register)).toBe(0);
  expect(existsSync(register)).toBe(true);
  const revoke = ['book', 'revoke', code, '--decision', '40/QĐ', '--reason', 'ghi sai lí do'];
  await expect(giaplai(...revoke, ...office)).rejects.toThrow('access.notPermitted');
  expect(await giaplai(...revoke, ...leader)).toBe(0);
  await expect(giaplai(...revoke, ...leader)).rejects.toThrow('book.revoked');
  expect((await verifyJournal(test.house)).findings).toEqual([]);
});
