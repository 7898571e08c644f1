// A teacher's sheet goes home and comes back: changes are found cell by cell, mix-ups are told by cell.
import { runInNewContext } from 'node:vm';
import exceljs from '@protobi/exceljs';
import { assess, parseCellPath, type ClassBook } from '../../src/assessment/index.ts';
import { readSubjectWorkbook, writeSubjectWorkbook } from '../../src/workbooks/index.ts';
import { makeClassBook, withPart, type Spoil } from '../support/workbooks/index.ts';

const book = makeClassBook({ seed: 5, pupils: 6, empty: 0.1 });
const choice = { subject: 'TOAN', term: 'HK1', revision: '17' } as const;
const expected = {
  school: book.school.name,
  schoolYear: book.schoolYear,
  className: '8A1',
  subject: 'TOAN',
  term: 'HK1',
} as const;

/** Opened, changed and saved by another program. */
async function saved(
  spoil: Spoil,
  of: ClassBook = book,
  chosen: Parameters<typeof writeSubjectWorkbook>[1] = choice,
) {
  const workbook = new exceljs.Workbook();
  const bytes = await writeSubjectWorkbook(of, chosen);
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  spoil(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const typed =
  (cells: Readonly<Record<string, exceljs.CellValue>>): Spoil =>
  (workbook) => {
    for (const [cell, value] of Object.entries(cells)) workbook.worksheets[0]!.getCell(cell).value = value;
  };

const problemsWhen = async (spoil: Spoil, of?: ClassBook) => {
  const read = await readSubjectWorkbook(await saved(spoil, of), expected);
  return read.ok
    ? []
    : read.problems.map(({ sheet, cell, code }) =>
        `${[sheet, cell].filter(Boolean).join('!')} ${code}`.trim(),
      );
};

async function changesOf(bytes: Uint8Array) {
  const read = await readSubjectWorkbook(bytes, expected);
  if (!read.ok) throw new Error(read.problems.map(({ cell, vi }) => `${cell} ${vi}`).join('\n'));
  return read.changes;
}

describe('A teacher’s sheet', () => {
  it('brings back no change when nobody typed, whatever program saved it', async () => {
    const read = await readSubjectWorkbook(await saved(() => undefined), expected);
    expect(read).toEqual({ ok: true, name: expected, revision: '17', changes: [], notices: [] });
    expect(await changesOf(await writeSubjectWorkbook(book, choice))).toEqual([]);
  });

  it('brings back what was typed, with the value before and the cell', async () => {
    const [first, second] = book.pupils;
    const entry = first!.entries.HK1.TOAN!;
    if (entry.kind !== 'score') throw new Error('no scores');
    const changes = await changesOf(
      await saved(typed({ E2: 9.5, F2: '7,5', I2: null, L3: ' Rất  cố gắng ' })),
    );
    const path = (pupil: string, column: string) => `pupils/${pupil}/entries/HK1/TOAN/${column}`;
    const text = (value: number | null | undefined) =>
      value === null || value === undefined ? null : String(value);
    expect(changes).toEqual([
      { path: path(first!.code, 'regular/0'), before: text(entry.regular[0]), after: '95', cell: 'E2' },
      { path: path(first!.code, 'regular/1'), before: text(entry.regular[1]), after: '75', cell: 'F2' },
      { path: path(first!.code, 'midterm'), before: text(entry.midterm), after: null, cell: 'I2' },
      {
        path: path(second!.code, 'remark'),
        before: second!.entries.HK1.TOAN!.remark || null,
        after: 'Rất cố gắng',
        cell: 'L3',
      },
    ]);
    for (const change of changes) expect(parseCellPath(change.path)).not.toBeNull();
  });

  it('takes marks of a comment subject', async () => {
    const bytes = await saved(typed({ E2: 'cđ' }), makeClassBook({ seed: 5, pupils: 2 }), {
      ...choice,
      subject: 'GDTC',
    });
    const read = await readSubjectWorkbook(bytes);
    expect(read.ok && read.changes).toMatchObject([{ after: 'CĐ', cell: 'E2' }]);
  });

  it('may be sorted by whole lines', async () => {
    const sort: Spoil = (workbook) => {
      const sheet = workbook.worksheets[0]!;
      const rows = [2, 3, 4, 5, 6, 7].map((row) => sheet.getRow(row).values as exceljs.CellValue[]);
      rows
        .reverse()
        .forEach(
          (values, index) =>
            (sheet.getRow(index + 2).values = values.map((value, column) => (column === 11 ? null : value))),
        );
    };
    expect(await changesOf(await saved(sort))).toEqual([]);
  });

  it('says when the marks have changed since: sheetOutdated', async () => {
    const read = await readSubjectWorkbook(await writeSubjectWorkbook(book, choice), {
      ...expected,
      revision: '18',
    });
    expect(read.ok && read.notices.map(({ code }) => code)).toEqual(['sheetOutdated']);
  });

  it('keeps hard texts unchanged on the way', async () => {
    const remarks = ['=1+1', "'nháy", 'dòng\nmới', '_x0041_', 'Ước'.normalize('NFD'), '  hai  cách '];
    const pupils = book.pupils.map((pupil, index) => ({
      ...pupil,
      entries: {
        ...pupil.entries,
        HK1: { ...pupil.entries.HK1, TOAN: { ...pupil.entries.HK1.TOAN!, remark: remarks[index]! } },
      },
    }));
    expect(await changesOf(await writeSubjectWorkbook({ ...book, pupils }, choice))).toEqual([]);
  });

  it('shows the average by a formula that comes to the exact tenth, ties and all', async () => {
    const ties = makeClassBook({
      seed: 5,
      pupils: 60,
      subjects: [{ ...book.subjects[0]!, periodsPerYear: 52 }],
    });
    const averages = assess(ties).pupils.map(({ terms }) => terms.HK1.averages.TOAN! / 10);
    const sheet = new exceljs.Workbook();
    const bytes = await writeSubjectWorkbook(ties, choice);
    await sheet.xlsx.load(bytes as unknown as Parameters<typeof sheet.xlsx.load>[0]);
    const cell = (address: string) => sheet.worksheets[0]!.getCell(address);
    const computed = averages.map((_, index) =>
      calculated(cell(`J${index + 2}`).formula, (address) => cell(address).value),
    );
    expect(computed).toEqual(averages);
    expect(averages.map((_, index) => cell(`J${index + 2}`).result)).toEqual(averages);
    expect(calculated(cell('J2').formula, (address) => (address === 'H2' ? null : cell(address).value))).toBe(
      '',
    );
  });

  it('cannot be made for a subject the class does not have', () => {
    expect(() => writeSubjectWorkbook(book, { ...choice, subject: 'XYZ' })).toThrow(/XYZ/u);
  });
});

describe('A teacher’s sheet is refused', () => {
  test('as another class’s, subject’s and term’s: sheetOfAnother', async () => {
    const other = makeClassBook({ className: '8A2', pupils: 2 });
    const read = await readSubjectWorkbook(
      await writeSubjectWorkbook(other, { ...choice, subject: 'NGUVAN', term: 'HK2' }),
      expected,
    );
    expect(!read.ok && read.problems.map(({ code, vi }) => `${code}: ${vi}`)).toEqual([
      'sheetOfAnother: Phiếu của lớp "8A2", không phải "8A1".',
      'sheetOfAnother: Phiếu của môn "NGUVAN", không phải "TOAN".',
      'sheetOfAnother: Phiếu của học kì "HK2", không phải "HK1".',
    ]);
  });

  test('when its names were edited or shifted against the marks: identityEdited', async () => {
    expect(await problemsWhen(typed({ C3: 'Người Khác', D4: '01/01/2001', A5: 9 }))).toEqual([
      'TOAN HK1!C3 identityEdited',
      'TOAN HK1!D4 identityEdited',
      'TOAN HK1!A5 identityEdited',
    ]);
  });

  test('when the codes were shifted by a row', async () => {
    const codes = book.pupils.map(({ code }) => code);
    const shifted = Object.fromEntries(
      codes.map((code, index) => [`B${((index + 1) % codes.length) + 2}`, code]),
    );
    const found = await problemsWhen(typed(shifted));
    expect(found.length).toBeGreaterThanOrEqual(codes.length);
    expect(new Set(found.map((each) => each.split(' ').at(-1)))).toEqual(new Set(['identityEdited']));
  });

  test('when pupils were added, removed, repeated: rowAdded, rowRemoved, pupilRepeated', async () => {
    expect(await problemsWhen(typed({ B8: 'MỚI01', C8: 'Người Mới', E8: 5 }))).toEqual([
      'TOAN HK1!B8 rowAdded',
    ]);
    expect(await problemsWhen((workbook) => workbook.worksheets[0]!.spliceRows(7, 1))).toEqual([
      'TOAN HK1 rowRemoved',
    ]);
    const again = Object.fromEntries(
      ['A', 'B', 'C', 'D'].map((column, index) => [
        `${column}8`,
        [1, 'VD000001', book.pupils[0]!.name, '01/01/2001'][index]!,
      ]),
    );
    expect(await problemsWhen(typed(again))).toEqual(['TOAN HK1!B8 pupilRepeated']);
  });

  test('when marks slipped below the last pupil: rowWithoutPupil', async () => {
    expect(await problemsWhen(typed({ E8: 7 }))).toEqual(['TOAN HK1!B8 rowWithoutPupil']);
  });

  test('when an exemption was given or taken: exemptionChanged', async () => {
    expect(await problemsWhen(typed({ E2: 'M' }))).toEqual(['TOAN HK1!E2 exemptionChanged']);
    const exempt = makeClassBook({ seed: 5, pupils: 2, exempt: 1 });
    expect(await problemsWhen(typed({ F3: 8 }), exempt)).toEqual(['TOAN HK1!F3 exemptionChanged']);
  });

  test('when a value is none', async () => {
    expect(await problemsWhen(typed({ E2: 11, F2: 7.25, E3: 'tám' }))).toEqual([
      'TOAN HK1!E2 scoreOutOfRange',
      'TOAN HK1!F2 scoreTooPrecise',
      'TOAN HK1!E3 scoreInvalid',
    ]);
  });

  test('without its hidden part, or with a damaged or forged one: stampMissing, stampDamaged', async () => {
    expect(await problemsWhen((workbook) => workbook.removeWorksheet('Giáp Lai'))).toEqual(['stampMissing']);
    expect(
      await problemsWhen((workbook) => (workbook.getWorksheet('Giáp Lai')!.getCell('A2').value = 'AAAA')),
    ).toEqual(['stampDamaged']);
    const { createHash } = await import('node:crypto');
    for (const forged of [
      'null',
      '[]',
      '{"format":"giaplai-subject-sheet/1"}',
      '{"format":"giaplai-subject-sheet/1","pupils":[null]}',
      'x',
    ]) {
      const text = Buffer.from(forged).toString('base64');
      const forge: Spoil = (workbook) => {
        const sheet = workbook.getWorksheet('Giáp Lai')!;
        sheet.spliceRows(1, sheet.rowCount);
        sheet.addRows([[createHash('sha256').update(text).digest('hex')], [text]]);
      };
      expect(await problemsWhen(forge)).toEqual(['stampDamaged']);
    }
  });

  test('when it is no workbook at all, or not one of ours', async () => {
    const read = await readSubjectWorkbook(Buffer.from('PK\u0003\u0004 nothing'));
    expect(read.ok).toBe(false);
    const cut = await withPart(
      await writeSubjectWorkbook(book, choice),
      'xl/workbook.xml',
      () => '<workbook/>',
    );
    expect((await readSubjectWorkbook(cut)).ok).toBe(false);
  });
});

/** The formula as a spreadsheet program would work it out, in the same binary fractions. */
function calculated(formula: string, valueAt: (address: string) => unknown): unknown {
  const column = (letter: string, by: number) => String.fromCharCode(letter.charCodeAt(0) + by);
  const script = formula
    .replace(/([A-Z])(\d+):([A-Z])\2/g, (_, from: string, row: string, to: string) => {
      const cells = Array.from(
        { length: to.charCodeAt(0) - from.charCodeAt(0) + 1 },
        (__, by) => `${column(from, by)}${row}`,
      );
      return `[${cells.join(',')}]`;
    })
    .replace(/[A-Z]\d+/g, (address) => JSON.stringify(valueAt(address)));
  const numbers = (values: unknown[]) => values.filter((value) => typeof value === 'number');
  return runInNewContext(script, {
    IF: (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
    COUNT: (values: unknown[]) => numbers(values).length,
    SUM: (values: unknown[]) => numbers(values).reduce((sum, value) => sum + value, 0),
    ROUND: (value: number) => Math.round(value),
    INT: Math.floor,
  });
}
