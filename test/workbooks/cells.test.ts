// Single cells: what is accepted as meant, what is refused, and what the office is told.
import { tenths, type Tenths } from '../../src/assessment/index.ts';
import { acceptedWhen, all, problemsWhen, put } from './reading.ts';

const firstScore = (book: Awaited<ReturnType<typeof acceptedWhen>>['book']): Tenths | null => {
  const entry = book.pupils[0]!.entries.HK1.TOAN!;
  return entry.kind === 'score' ? entry.regular[0]! : null;
};

describe('A score cell', () => {
  test.each([
    [8.5, 85],
    ['8,5', 85],
    ['8.5', 85],
    [' 8,5 ', 85],
    ['8,50', 85],
    [10, 100],
    [0, 0],
    [8.800000000000001, 88],
    [8.199999999999999, 82],
    [{ richText: [{ text: '8' }, { font: { bold: true }, text: ',5' }] }, 85],
    [{ formula: 'AVERAGE(8,9)', result: 8.5 }, 85],
  ])('of %j is read as %p tenths', async (value, expected) => {
    const { book } = await acceptedWhen(put('TOAN HK1', 'D2', value));
    expect(firstScore(book)).toBe(tenths(expected));
  });

  test.each([
    [11, 'scoreOutOfRange'],
    [10.1, 'scoreOutOfRange'],
    [-1, 'scoreOutOfRange'],
    ['-0,5', 'scoreOutOfRange'],
    [85, 'scoreOutOfRange'],
    [8.55, 'scoreTooPrecise'],
    ['8,55', 'scoreTooPrecise'],
    [8.0001, 'scoreTooPrecise'],
    ['8,,5', 'scoreInvalid'],
    ['tám', 'scoreInvalid'],
    ['8,5 đ', 'scoreInvalid'],
    ['Đ', 'scoreInvalid'],
    ['1e1', 'scoreInvalid'],
    [true, 'scoreInvalid'],
    [new Date(Date.UTC(2025, 4, 8)), 'scoreIsDate'],
    [{ error: '#REF!' } as const, 'errorCell'],
    [{ formula: 'A1/0', result: { error: '#DIV/0!' } } as const, 'errorCell'],
    [{ formula: 'D3' }, 'formulaUncomputed'],
    [1e300, 'scoreOutOfRange'],
  ])('of %j is refused as %s', async (value, code) => {
    expect(await problemsWhen(put('TOAN HK1', 'D2', value))).toEqual([`TOAN HK1!D2 ${code}`]);
  });

  test('that is empty means not entered yet: a notice, not a problem', async () => {
    const { book, notices, sentences } = await acceptedWhen(
      all(put('TOAN HK1', 'D2', null), put('TOAN HK1', 'E3', '   '), put('Rèn luyện', 'E2', null)),
    );
    expect(firstScore(book)).toBeNull();
    expect(book.pupils[0]!.conduct.HK2).toBeNull();
    expect(notices).toEqual(['TOAN HK1!D2 cellsEmpty', 'Rèn luyện!E2 cellsEmpty']);
    expect(sentences[0]).toBe('2 ô chưa nhập: D2, E3.');
  });

  test('that is a formula is read by its stored value and named', async () => {
    const formula = { formula: '4+4', result: 8 };
    const { notices, sentences } = await acceptedWhen(
      all(put('TOAN HK1', 'D2', formula), put('TOAN HK1', 'D3', formula)),
    );
    expect(notices).toEqual(['TOAN HK1!D2 formulasRead']);
    expect(sentences[0]).toContain('D2, D3');
  });
});

describe('A mark cell', () => {
  test.each(['Đ', 'đ', 'Đ', '\u00D0', ' Đ\u00A0', 'Đạt'])('of %j is Đ', async (value) => {
    const { book } = await acceptedWhen(put('GDTC HK1', 'D2', value));
    expect(book.pupils[0]!.entries.HK1.GDTC).toMatchObject({ regular: ['Đ', expect.anything()] });
  });

  test.each(['cđ', 'CĐ', 'C\u0110'])('of %j is CĐ', async (value) => {
    const { book } = await acceptedWhen(put('GDTC HK1', 'F2', value));
    expect(book.pupils[0]!.entries.HK1.GDTC).toMatchObject({ midterm: 'CĐ' });
  });

  test.each(['D', 'X', 8, true, 'Đ Đ'])('of %j is refused', async (value) => {
    expect(await problemsWhen(put('GDTC HK1', 'D2', value))).toEqual(['GDTC HK1!D2 markInvalid']);
  });
});

describe('An exemption', () => {
  const across = (values: readonly string[]) =>
    all(...values.map((value, index) => put('GDTC HK1', `${'DEFG'[index]!}2`, value)));

  test('is M or Miễn across all cells of the subject and term', async () => {
    const { book } = await acceptedWhen(across(['M', 'Miễn', 'MIỄN', 'm']));
    expect(book.pupils[0]!.entries.HK1.GDTC?.kind).toBe('exempt');
    expect(book.pupils[0]!.entries.HK2.GDTC?.kind).toBe('comment');
  });

  test('of some cells only is refused at the first cell that differs', async () => {
    expect(await problemsWhen(across(['M', 'M', 'Đ', 'M']))).toEqual(['GDTC HK1!F2 exemptPartly']);
    expect(await problemsWhen(put('TOAN HK2', 'D2', 'M'))).toEqual(['TOAN HK2!E2 exemptPartly']);
  });
});

describe('A date cell', () => {
  test.each([
    ['05/09/2012', '2012-09-05'],
    ['5/9/2012', '2012-09-05'],
    ['05-09-2012', '2012-09-05'],
    ['2012-09-05', '2012-09-05'],
    ['29/02/2012', '2012-02-29'],
    [new Date(Date.UTC(2012, 8, 5)), '2012-09-05'],
  ])('of %j is %s', async (value, expected) => {
    const { book } = await acceptedWhen(put('Học sinh', 'D2', value));
    expect(book.pupils[0]!.birthDate).toBe(expected);
  });

  test.each([
    ['31/02/2012', 'dateInvalid'],
    ['29/02/2013', 'dateInvalid'],
    ['2012', 'dateInvalid'],
    ['05/09/12', 'dateInvalid'],
    ['13/13/2012', 'dateInvalid'],
    [41157, 'dateInvalid'],
    ['05/09/2112', 'dateImplausible'],
    ['05/09/2024', 'dateImplausible'],
    [null, 'valueMissing'],
  ])('of %j is refused as %s', async (value, code) => {
    expect(await problemsWhen(put('Học sinh', 'D2', value))).toEqual([`Học sinh!D2 ${code}`]);
  });
});

describe('A cell of absences', () => {
  test.each([-1, 1.5, 'hai', 1000, true])('of %j is refused', async (value) => {
    expect(await problemsWhen(put('Rèn luyện', 'F2', value))).toEqual(['Rèn luyện!F2 notAWholeNumber']);
  });

  test('that is empty counts as none, with a notice', async () => {
    const { book, notices } = await acceptedWhen(put('Rèn luyện', 'G2', null));
    expect(book.pupils[0]!.absences.unpermitted).toBe(0);
    expect(notices).toEqual(['Rèn luyện!G2 absencesEmpty']);
  });
});
