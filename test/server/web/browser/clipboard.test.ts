// Blocks of cells from and to Excel.
import fc from 'fast-check';
import { blockIn, spread, textOf } from '../../../../src/server/web/browser/sheet/clipboard.ts';

const one = { top: 0, left: 0, bottom: 0, right: 0 };
const size = { rows: 4, columns: 3 };

describe('a block from the clipboard', () => {
  it('is read as Excel writes it: tabs, line breaks of both kinds, one at the end', () => {
    expect(blockIn('7,5\t8\r\n9\tĐ\r\n')).toEqual([
      ['7,5', '8'],
      ['9', 'Đ'],
    ]);
    expect(blockIn('7\n\n8')).toEqual([['7'], [''], ['8']]);
    expect(blockIn('7\t\n')).toEqual([['7', '']]);
    expect(blockIn('')).toEqual([[]]);
  });

  it('keeps tabs, breaks and quotes that stand inside quotes', () => {
    expect(blockIn('"Chăm,\r\nngoan"\t"nói ""khá"""\n')).toEqual([['Chăm,\nngoan', 'nói "khá"']]);
    expect(blockIn('"mở mà không đóng\t5')).toEqual([['"mở mà không đóng', '5']]);
  });

  it('comes back as it was copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Đ', '"', '\t', '\n', ' ', '5', ',') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      // A single column that ends in empty cells cannot be told from a line break at the end.
      .filter((rows) => rows.at(-1)!.some((text) => text !== ''));
    fc.assert(fc.property(block, (rows) => expect(blockIn(textOf(rows))).toEqual(rows)));
  });

  it('lands at the first selected cell and is cut at the edge, which is told', () => {
    const { cells, beyond } = spread(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      { ...one, top: 3, left: 2, bottom: 3, right: 2 },
      size,
    );
    expect(cells).toEqual([{ row: 3, column: 2, text: '1' }]);
    expect(beyond).toBe(3);
  });

  it('fills the selection when it fits into it a whole number of times', () => {
    const filled = spread([['8']], { top: 0, left: 0, bottom: 2, right: 1 }, size);
    expect(filled.cells.map(({ text }) => text)).toEqual(Array(6).fill('8'));
    const twice = spread([['1'], ['2']], { top: 0, left: 0, bottom: 3, right: 0 }, size);
    expect(twice.cells.map(({ text }) => text)).toEqual(['1', '2', '1', '2']);
    expect(spread([['1'], ['2']], { top: 0, left: 0, bottom: 2, right: 0 }, size).cells).toHaveLength(2);
  });
});
