// Every problem and notice can really happen, and says what it means in both languages.
import { readFileSync, readdirSync } from 'node:fs';
import { readClassWorkbook } from '../../src/workbooks/index.ts';
import { makeClassBook, writeClassWorkbook } from '../support/workbooks/index.ts';
import { acceptedWhen, all, problemsOf, problemsWhen, put } from './reading.ts';

const source = (path: string) => readFileSync(`${__dirname}/${path}`, 'utf8');
const codes = [...source('../../src/workbooks/sentences.ts').matchAll(/^ {4}(\w+): sentence/gm)].map(
  ([, code]) => code!,
);

describe('The sentences', () => {
  test('each belong to a case some test brings about', () => {
    const tests = readdirSync(__dirname)
      .map((name) => source(name))
      .join('\n');
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(tests))).toEqual([]);
  });

  test('leave no placeholder unfilled', async () => {
    const bytes = await writeClassWorkbook(
      makeClassBook({ pupils: 3 }),
      all(
        put('TOAN HK1', 'D2', 11),
        put('GDTC HK1', 'D2', 'X'),
        put('Rèn luyện', 'D2', 'A'),
        put('Học sinh', 'B3', 'VD000001'),
      ),
    );
    const read = await readClassWorkbook(bytes);
    if (read.ok) throw new Error('accepted');
    for (const { vi, en } of read.problems) expect(`${vi} ${en}`).not.toMatch(/[{}]|undefined|""/);
  });
});

describe('Lists and particulars', () => {
  test('more pupils than any class has are refused: tooManyRows', async () => {
    const bytes = await writeClassWorkbook(
      makeClassBook({ pupils: 151, subjects: makeClassBook().subjects.slice(0, 1) }),
    );
    expect(await problemsOf(bytes)).toEqual(['Học sinh tooManyRows']);
  });

  test('more cells than any class has are refused: tooManyCells', async () => {
    const found = await problemsWhen((workbook) => {
      const row = Array.from({ length: 190 }, () => 1);
      workbook.getWorksheet('TOAN HK1')!.addRows(Array.from({ length: 530 }, () => row));
    });
    expect(found).toEqual(['tooManyCells']);
  });

  test('a class without subjects is refused', async () => {
    expect(await problemsOf(await writeClassWorkbook(makeClassBook({ subjects: [] })))).toEqual([
      'Phân công noSubjects',
    ]);
  });

  test('a missing sheet says so: sheetMissing', async () => {
    expect(await problemsWhen((workbook) => workbook.removeWorksheet('Phân công'))).toEqual(['sheetMissing']);
  });

  test('a gender nobody knows is refused', async () => {
    expect(await problemsWhen(put('Học sinh', 'E2', 'X'))).toEqual(['Học sinh!E2 genderUnknown']);
  });

  test('empty particulars, repeated ordinals and unknown lines are noticed', async () => {
    const { notices } = await acceptedWhen(
      all(put('Học sinh', 'F2', null), put('Học sinh', 'A3', 1), put('Thông tin', 'A14', 'Điện thoại')),
    );
    expect(notices).toEqual([
      'Thông tin!A14 labelIgnored',
      'Học sinh!A3 ordinalDuplicated',
      'Học sinh!F2 particularsEmpty',
    ]);
  });
});
