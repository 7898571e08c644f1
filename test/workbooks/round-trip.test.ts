// What is written is read back, cell by cell.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readClassWorkbook } from '../../src/workbooks/index.ts';
import { makeClassBook, writeClassWorkbook } from '../support/workbooks/index.ts';

describe('A class workbook', () => {
  test('gives back exactly the class it was written from', async () => {
    const options = fc.record({
      seed: fc.nat(),
      regime: fc.constantFrom('TT22', 'TT58'),
      level: fc.constantFrom('THCS', 'THPT'),
      pupils: fc.integer({ min: 1, max: 12 }),
      exempt: fc.constantFrom(0, 0.1),
      empty: fc.constantFrom(0, 0.1),
    });
    await fc.assert(
      fc.asyncProperty(options, async (given) => {
        const book = makeClassBook(given);
        const read = await readClassWorkbook(await writeClassWorkbook(book));
        expect(read).toEqual({ ok: true, book, notices: expect.any(Array) as unknown });
      }),
      { numRuns: 25 },
    );
  });

  test('of 45 pupils and 14 subjects is read whole', async () => {
    const extra = { periodsPerYear: 105, assessedBy: 'score', teacher: 'Lê Thị Mẫu' } as const;
    const usual = makeClassBook().subjects;
    const subjects = [
      ...usual,
      { ...extra, code: 'NN2', name: 'Ngoại ngữ 2' },
      { ...extra, code: 'X', name: 'Tự chọn' },
    ];
    const bytes = await writeClassWorkbook(makeClassBook({ pupils: 45, subjects }));
    const read = await readClassWorkbook(bytes);
    expect(read.ok && [read.book.pupils.length, read.book.subjects.length]).toEqual([45, 14]);
  });

  test.each(['8A1', '9B', '10A2'])('of the sample %s is accepted without any notice', async (name) => {
    const read = await readClassWorkbook(readFileSync(`${__dirname}/../../samples/${name}.xlsx`));
    expect(read.ok && read.notices).toEqual([]);
  });
});
