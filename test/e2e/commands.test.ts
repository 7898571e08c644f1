// The same life step by step at the command line, on a small class of another regime, with what people get wrong.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassBook } from '../../src/assessment/index.ts';
import { giaplai } from '../support/programs.ts';
import { makeClassBook, writeClassWorkbook } from '../support/workbooks/index.ts';

jest.setTimeout(240_000);
const folder = mkdtempSync(join(tmpdir(), 'giaplai-commands-'));
const home = join(folder, 'school');
const run = (...args: readonly string[]) => giaplai(home, ...args);
const book: ClassBook = makeClassBook({ seed: 7, className: '7C', regime: 'TT22', level: 'THCS', pupils: 3 });
const file = join(folder, '7C.xlsx');
const { homeroomTeacher, principal, registrar } = book.staff;
const teachers = [...new Set(book.subjects.map(({ teacher }) => teacher))];

beforeAll(async () => writeFileSync(file, await writeClassWorkbook(book)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a class at the command line', () => {
  it('has an empty state that says how to begin', () => {
    const { status, output } = run('status');
    expect(status).toBe(0);
    expect(output).toContain('giaplai import');
  });

  it('is refused whole when its workbook is not one, and the reason is told', () => {
    const wrong = join(folder, 'wrong.xlsx');
    writeFileSync(wrong, 'not a workbook');
    expect(run('import', wrong)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/không nhập/) as string,
    });
    expect(run('import', join(folder, 'nowhere.xlsx')).status).toBe(2);
  });

  it('is imported, and again without effect', () => {
    expect(run('import', file)).toMatchObject({
      status: 0,
      output: expect.stringContaining('6 hồ sơ mới') as string,
    });
    expect(run('import', file).output).toContain('không có gì thay đổi');
    expect(run('status', '7C').output).toContain('Đang nhập');
  });

  it('cannot be signed before it is submitted, nor by somebody who does not exist', () => {
    expect(run('sign', '7C', '--as', teachers[0]!).status).not.toBe(0);
    expect(run('sign', '7C', '--as', 'Người Lạ').status).toBe(2);
    expect(run('sign', '12Z', '--as', teachers[0]!).status).toBe(2);
  });

  it('is submitted once; the documents wait for the subject teachers', () => {
    expect(run('submit', '7C')).toMatchObject({ status: 0 });
    expect(run('status', '7C').output).toContain('Giáo viên bộ môn đang ký');
  });

  it('is refused to those whose turn it is not', () => {
    expect(run('sign', '7C', '--as', principal, '--role', 'principal').output).toMatch(/✘/);
    expect(run('lock', '7C', '--as', principal, '--decision', '1/QĐ').status).toBe(1);
    expect(run('archive', '7C').status).toBe(2);
  });

  it('is never signed in another role than the one asked for', () => {
    expect(run('sign', '7C', '--as', teachers[1]!, '--role', 'seal').status).not.toBe(0);
    expect(run('status', '7C').output).toContain(`${teachers[1]!}: 6`);
    expect(run('status', '7C').output).toMatch(/v1 +0 chữ ký/);
  });

  it('goes through teachers, homeroom teacher, principal, order and seal', () => {
    for (const teacher of teachers)
      expect(run('sign', '7C', '--as', teacher, '--role', 'subjectTeacher').status).toBe(0);
    expect(run('sign', '7C', '--as', teachers[0]!, '--role', 'subjectTeacher').status).toBe(1);
    expect(run('sign', '7C', '--as', homeroomTeacher).status).toBe(0);
    expect(run('sign', '7C', '--as', principal).status).toBe(0);
    expect(run('sign', '7C', '--as', registrar).status).not.toBe(0);
    expect(run('lock', '7C', '--as', registrar, '--decision', '1/QĐ').status).not.toBe(0);
    expect(run('lock', '7C', '--as', principal, '--decision', '1/QĐ').status).toBe(0);
    expect(run('sign', '7C', '--as', registrar)).toMatchObject({
      status: 0,
      output: expect.stringContaining('6') as string,
    });
    expect(run('status', '7C').output).toContain('Đã đóng dấu, khóa');
  });

  it('is archived, each time into a new folder', () => {
    expect(run('archive', '7C').status).toBe(0);
    expect(run('archive', '7C').status).toBe(0);
    const shelf = readdirSync(join(home, 'archive'), { recursive: true, encoding: 'utf8' });
    expect(shelf.filter((name) => name.endsWith('bagit.txt'))).toHaveLength(2);
    const documents = shelf
      .filter((name) => /\/(Học bạ|Bảng tổng hợp)\/[^/]+\.pdf$/.test(name))
      .map((name) => join(home, 'archive', name));
    expect(documents).toHaveLength(12);
    expect(run('verify', ...documents).status).toBe(0);
  });

  it('leaves a journal that verifies, stored and exported', () => {
    const exported = join(folder, 'journal.jsonl');
    expect(run('journal', 'verify').status).toBe(0);
    expect(run('journal', 'export', exported).status).toBe(0);
    expect(run('journal', 'verify', exported).status).toBe(0);
    expect(run('journal', 'export', exported).status).not.toBe(0);
  });
});
