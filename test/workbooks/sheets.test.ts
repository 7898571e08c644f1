// Sheets, headers and lists: a workbook is imported whole or refused with every reason.
import { readClassWorkbook } from '../../src/workbooks/index.ts';
import { makeClassBook, writeClassWorkbook, type Spoil } from '../support/workbooks/index.ts';
import { acceptedWhen, all, problemsOf, problemsWhen, put, soundBook } from './reading.ts';

const rename =
  (from: string, to: string): Spoil =>
  (workbook) => {
    workbook.getWorksheet(from)!.name = to;
  };
const remove =
  (name: string): Spoil =>
  (workbook) => {
    workbook.removeWorksheet(name);
  };

describe('The sheets', () => {
  test('that are missing are all named', async () => {
    const read = await readClassWorkbook(
      await writeClassWorkbook(soundBook, all(remove('Rèn luyện'), remove('TIN HK2'))),
    );
    expect(read.ok || read.problems.map(({ vi, en }) => [vi, en])).toEqual([
      ['Thiếu trang tính "TIN HK2".', 'The sheet "TIN HK2" is missing.'],
      ['Thiếu trang tính "Rèn luyện".', 'The sheet "Rèn luyện" is missing.'],
    ]);
  });

  test('may be named in NFD, in capitals, with stray spaces; unknown ones are noticed; hidden ones are read', async () => {
    const { notices } = await acceptedWhen(
      all(rename('Học sinh', 'Học sinh'.normalize('NFD')), rename('TOAN HK1', ' toan  hk1 '), (workbook) => {
        workbook.addWorksheet('Ghi chú riêng').addRow(['tuỳ ý']);
        workbook.getWorksheet('NN1 HK1')!.state = 'veryHidden';
        workbook.getWorksheet('NN1 HK1')!.getColumn(4).hidden = true;
      }),
    );
    expect(notices).toEqual(['Ghi chú riêng sheetIgnored']);
  });

  test('of one name in two Unicode forms are refused', async () => {
    const twice: Spoil = (workbook) => workbook.addWorksheet('Học sinh'.normalize('NFD'));
    expect(await problemsWhen(twice)).toEqual(['Học sinh sheetDuplicated']);
  });

  test('may have blank rows anywhere, and rows numbered in advance', async () => {
    const { book } = await acceptedWhen((workbook) => {
      workbook.getWorksheet('Học sinh')!.spliceRows(1, 0, [], []);
      workbook.getWorksheet('Học sinh')!.spliceRows(5, 0, []);
      workbook.getWorksheet('TOAN HK1')!.addRows([[], [5], [6]]);
    });
    expect(book).toEqual(soundBook);
  });
});

describe('The headers', () => {
  test.each<[string, Spoil, string[]]>([
    ['missing', put('Học sinh', 'D1', null), ['Học sinh headerMissing']],
    ['misspelt', put('Rèn luyện', 'F1', 'Nghỉ cóp phép'), ['Rèn luyện headerMissing']],
    ['duplicated', put('Phân công', 'F1', 'Môn học'), ['Phân công!F1 headerDuplicated']],
    ['midterm missing', put('TOAN HK1', 'H1', 'Giữa kì'), ['TOAN HK1 headerMissing']],
    ['regular score missing', put('TOAN HK1', 'G1', null), ['TOAN HK1!F1 regularColumns']],
    ['regular score too many', put('TIN HK1', 'I1', 'ĐĐGtx 3'), ['TIN HK1!I1 regularColumns']],
    ['regular score twice', put('TOAN HK1', 'G1', 'ĐĐGtx 3'), ['TOAN HK1!G1 regularColumns']],
    ['regular score misnumbered', put('TOAN HK1', 'G1', 'ĐĐGtx 5'), ['TOAN HK1 headerMissing']],
  ])('%s', async (_, spoil, expected) => {
    expect((await problemsWhen(spoil)).slice(0, expected.length)).toEqual(expected);
  });

  test('may be in NFD and other capitals, in another order, with unknown columns beside them', async () => {
    const { book, notices } = await acceptedWhen(
      all(
        put('Học sinh', 'C1', 'HỌ VÀ TÊN'.normalize('NFD')),
        put('TOAN HK1', 'D1', 'đđgtx1'),
        put('TOAN HK1', 'L1', 'ĐTBmhk'),
        put('TIN HK1', 'M3', 'ghi tay'),
        (workbook) => {
          const sheet = workbook.getWorksheet('NN1 HK1')!;
          const remarks = [1, 2, 3, 4, 5].map((row) => sheet.getCell(row, 10).value);
          sheet.spliceColumns(10, 1);
          sheet.spliceColumns(4, 0, remarks);
        },
      ),
    );
    expect(book).toEqual(soundBook);
    expect(notices).toEqual(['TOAN HK1!L1 columnIgnored', 'TIN HK1!M3 strayContent']);
  });
});

describe('The pupils', () => {
  const [first, second] = soundBook.pupils;

  test.each<[string, Spoil, string[]]>([
    [
      'unknown in a score sheet',
      put('TOAN HK1', 'B2', 'LA01'),
      ['TOAN HK1!B2 pupilUnknown', 'TOAN HK1 pupilMissing'],
    ],
    [
      'missing from a score sheet',
      (workbook) => workbook.getWorksheet('TOAN HK1')!.spliceRows(2, 1),
      ['TOAN HK1 pupilMissing'],
    ],
    [
      'missing from Rèn luyện',
      (workbook) => workbook.getWorksheet('Rèn luyện')!.spliceRows(3, 1),
      ['Rèn luyện pupilMissing'],
    ],
    ['under another name', put('TOAN HK1', 'C2', second!.name), ['TOAN HK1!C2 nameMismatch']],
    ['without a code', put('TOAN HK1', 'B2', null), ['TOAN HK1!B2 valueMissing', 'TOAN HK1 pupilMissing']],
    [
      'twice in a score sheet',
      put('TOAN HK1', 'B3', first!.code),
      ['TOAN HK1!B3 pupilRepeated', 'TOAN HK1 pupilMissing'],
    ],
  ])('%s', async (_, spoil, expected) => {
    expect(await problemsWhen(spoil)).toEqual(expected);
  });

  test('with one code are refused, naming the first use', async () => {
    const read = await readClassWorkbook(
      await writeClassWorkbook(soundBook, put('Học sinh', 'B3', first!.code)),
    );
    expect(read.ok || read.problems[0]).toMatchObject({
      sheet: 'Học sinh',
      cell: 'B3',
      code: 'codeDuplicated',
    });
    expect(read.ok || read.problems[0]!.vi).toContain('ô B2');
  });

  test('of an empty class are asked for', async () => {
    const empty = await writeClassWorkbook({ ...soundBook, pupils: [] });
    expect(await problemsOf(empty)).toEqual(['Học sinh noPupils']);
  });

  test.each([
    ['Nguyễn\u200BAn', 'controlCharacter'],
    ['Nguyễn _x0000_ An', 'controlCharacter'],
    ['Nguyễn\nAn', 'controlCharacter'],
    ['\u202EnA', 'controlCharacter'],
    ['A'.repeat(101), 'textTooLong'],
    [true, 'notText'],
  ])('named %j are refused', async (value, code) => {
    expect((await problemsWhen(put('Học sinh', 'C2', value)))[0]).toBe(`Học sinh!C2 ${code}`);
  });

  test.each([
    ["H'Bia Niê Kdăm", "H'Bia Niê Kdăm"],
    ['H’Bia  Niê', 'H’Bia Niê'],
    ['Đỗ\u00A0Ươm '.normalize('NFD'), 'Đỗ Ươm'],
    ['Lê A', 'Lê A'],
  ])('named %j are called %j', async (value, expected) => {
    const sheets = soundBook.subjects.flatMap(({ code }) => [`${code} HK1`, `${code} HK2`]);
    const { book } = await acceptedWhen(
      all(...['Học sinh', 'Rèn luyện', ...sheets].map((sheet) => put(sheet, 'C2', value))),
    );
    expect(book.pupils[0]!.name).toBe(expected);
  });
});

describe('The heading', () => {
  test.each<[string, string | number | null, string[]]>([
    ['B2', 'Tiểu học', ['Thông tin!B2 levelUnknown']],
    ['B3', '2025', ['Thông tin!B3 schoolYearInvalid']],
    ['B3', '2025-2027', ['Thông tin!B3 schoolYearInvalid']],
    ['B4', '9B', ['Thông tin!B4 classNameMismatch']],
    ['B5', 10, ['Thông tin!B5 gradeOutsideLevel', 'Thông tin!B4 classNameMismatch']],
    ['B5', 8.5, ['Thông tin!B5 notAWholeNumber']],
    ['B6', 'TT99/2030', ['Thông tin!B6 regimeUnknown']],
    ['B6', 'TT26/2020', ['Thông tin!B6 regimeUnknown']],
    ['B6', 'TT22/2016', ['Thông tin!B6 regimeUnknown']],
    ['B9', null, ['Thông tin!B9 valueMissing']],
    ['A1', 'Trườngg', ['Thông tin labelMissing']],
    ['A2', 'Trường', ['Thông tin!A2 labelDuplicated', 'Thông tin labelMissing']],
  ])('with %s = %j is refused', async (cell, value, expected) => {
    expect(await problemsWhen(put('Thông tin', cell, value))).toEqual(expected);
  });

  test('may write the year with a dash and spaces, and the circular in full', async () => {
    const { book } = await acceptedWhen(
      all(put('Thông tin', 'B3', '2025 – 2026'), put('Thông tin', 'B6', 'Thông tư 22/2021/TT-BGDĐT')),
    );
    expect([book.schoolYear, book.regime]).toEqual(['2025-2026', 'TT22']);
  });

  test('may leave the vice principal empty: small schools have none', async () => {
    const { book } = await acceptedWhen(put('Thông tin', 'B11', null));
    expect(book.staff.vicePrincipal).toBe('');
  });

  test('under a circular the grade is not due under is noticed', async () => {
    const book = { ...makeClassBook({ seed: 3 }), schoolYear: '2020-2021' };
    const read = await readClassWorkbook(await writeClassWorkbook(book));
    expect(read.ok && read.notices.map(({ code }) => code)).toEqual(['regimeUnexpected']);
  });
});

describe('Conduct and subjects', () => {
  test.each<[string, Spoil, string[]]>([
    ['a level of the other circular', put('Rèn luyện', 'D2', 'Trung bình'), ['Rèn luyện!D2 conductUnknown']],
    [
      'a form of assessment nobody knows',
      put('Phân công', 'D2', 'Vấn đáp'),
      ['Phân công!D2 assessmentUnknown'],
    ],
    ['periods that are no number', put('Phân công', 'C2', 'nhiều'), ['Phân công!C2 notAWholeNumber']],
    ['no teacher', put('Phân công', 'E2', null), ['Phân công!E2 valueMissing']],
    ['a code that is no code', put('Phân công', 'A2', '../TOAN'), ['Phân công!A2 codeInvalid']],
    ['one code twice', put('Phân công', 'A3', 'TOAN'), ['Phân công!A3 codeDuplicated']],
  ])('%s', async (_, spoil, expected) => {
    expect(await problemsWhen(spoil)).toEqual(expected);
  });

  test('one teacher may have several subjects', async () => {
    const teacher = soundBook.subjects[0]!.teacher;
    const { book } = await acceptedWhen(put('Phân công', 'E3', teacher));
    expect(book.subjects.slice(0, 2).map((subject) => subject.teacher)).toEqual([teacher, teacher]);
  });

  test('all problems of a workbook are listed together', async () => {
    const found = await problemsWhen(
      all(
        put('Thông tin', 'B2', 'Mầm non'),
        put('Học sinh', 'D3', '31/02/2012'),
        put('TOAN HK1', 'D2', 11),
        put('GDTC HK2', 'D4', 'X'),
        put('Rèn luyện', 'F5', -1),
      ),
    );
    expect(found).toEqual([
      'Thông tin!B2 levelUnknown',
      'Học sinh!D3 dateInvalid',
      'TOAN HK1!D2 scoreOutOfRange',
      'GDTC HK2!D4 markInvalid',
      'Rèn luyện!F5 notAWholeNumber',
    ]);
  });
});
