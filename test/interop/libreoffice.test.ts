// Our workbooks in LibreOffice: opened and saved by it, they come back without loss, and its PDF shows what they say.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  readClassWorkbook,
  readSubjectWorkbook,
  writeClassWorkbook,
  writeEditLogWorkbook,
  writeSubjectWorkbook,
} from '../../src/workbooks/index.ts';
import { makeClassBook } from '../support/workbooks/index.ts';

jest.setTimeout(180_000);

/** In continuous integration its absence is a failure, elsewhere these tests are left out. */
const isThere = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (process.env.CI === 'true')
      throw new Error('soffice is missing: install libreoffice-calc-nogui', { cause: error });
    return false;
  }
})();
const itWith = isThere ? it : it.skip;

const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-calc-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** As a person who opens the file there and saves it again; a profile of its own disturbs nobody. */
function converted(bytes: Uint8Array, name: string, to: 'xlsx' | 'csv' | 'pdf'): Buffer {
  const source = path.join(folder, `${name}.xlsx`);
  const out = path.join(folder, `${name}-${to}`);
  writeFileSync(source, bytes);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  // UTF-8, comma, quotes where needed, as shown: https://wiki.documentfoundation.org/Documentation/DevGuide
  const filter = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' : to;
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, source], {
    stdio: 'pipe',
    timeout: 120_000,
  });
  return readFileSync(path.join(out, `${name}.${to}`));
}

const book = makeClassBook({ pupils: 12, seed: 11, empty: 0.1 });
const chosen = { subject: 'TOAN', term: 'HK1', revision: '17' } as const;
const expected = {
  school: book.school.name,
  schoolYear: book.schoolYear,
  className: book.className,
  subject: 'TOAN',
  term: 'HK1',
} as const;

describe('a workbook opened in LibreOffice and saved there', () => {
  itWith('gives the class back without loss: pupils, marks, conduct, absences, empty cells', async () => {
    const saved = converted(await writeClassWorkbook(book), 'class', 'xlsx');
    const read = await readClassWorkbook(saved);
    expect(read.ok ? [] : read.problems).toEqual([]);
    expect(read.ok && read.book).toEqual(book);
  });

  itWith('gives a teacher’s sheet back with its stamp, and no cell that changed', async () => {
    const saved = converted(await writeSubjectWorkbook(book, chosen), 'sheet', 'xlsx');
    const read = await readSubjectWorkbook(saved, expected);
    expect(read.ok ? [] : read.problems).toEqual([]);
    const untouched = await readSubjectWorkbook(await writeSubjectWorkbook(book, chosen), expected);
    expect(read).toEqual(untouched);
  });
});

describe('what LibreOffice shows', () => {
  itWith('is every pupil with the scores as people write them', async () => {
    const csv = converted(await writeSubjectWorkbook(book, chosen), 'shown', 'csv').toString('utf8');
    for (const { name, code, entries } of book.pupils) {
      const line = csv.split('\n').find((row) => row.includes(code));
      expect(line).toContain(name);
      const entry = entries.HK1.TOAN;
      if (entry?.kind !== 'score') continue;
      const scores = [...entry.regular, entry.midterm, entry.final].filter((score) => score !== null);
      for (const score of scores) {
        const shown = score % 10 === 0 ? String(score / 10) : `${Math.floor(score / 10)}[.,]${score % 10}`;
        expect(line).toMatch(new RegExp(`(^|[",])${shown}(?=[",.]|$)`));
      }
    }
  });

  itWith('is a printable page, of the edit log too', async () => {
    const heading = { school: book.school.name, period: 'Tháng 01/2026' };
    const pages = [
      converted(await writeSubjectWorkbook(book, chosen), 'page', 'pdf'),
      converted(await writeEditLogWorkbook([], heading), 'log', 'pdf'),
    ];
    const texts = pages.map((pdf) =>
      execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString(),
    );
    expect(texts[0]).toContain(book.pupils[0]!.name);
    expect(texts[1]).toContain('Tháng 01/2026');
  });
});
