// Column shifts and unlikely pastes are told, each with its cells, numbers and sentences.
import { suspicions, type ClassBook, type Suspicion } from '../../src/assessment/index.ts';
import { instant } from '../../src/kernel/index.ts';
import {
  columnIn,
  makeClassBook,
  pasted,
  withoutColumn,
  type SheetColumn,
} from '../support/workbooks/index.ts';

const book = makeClassBook({ seed: 11, pupils: 40 });
const regular = (ordinal: number): SheetColumn['column'] => ({ kind: 'regular', ordinal });
const at = (ordinal: number, subject = 'TOAN', term: 'HK1' | 'HK2' = 'HK1'): SheetColumn => ({
  subject,
  term,
  column: regular(ordinal),
});
const kinds = (found: readonly Suspicion[]) => found.map(({ kind }) => kind);

describe('A column filled with what the neighbour held', () => {
  it('is told with both columns and the cells that changed', () => {
    const changes = pasted(book, at(3), columnIn(book, at(2)));
    const [found, ...others] = suspicions(book, changes);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'columnShifted',
      subject: 'TOAN',
      term: 'HK1',
      column: { kind: 'regular', ordinal: 3 },
      cells: changes.map(({ path }) => path),
      numbers: { column: 'ĐĐGtx 3', other: 'ĐĐGtx 2', equal: changes.length, count: changes.length },
    });
    expect(found!.vi).toBe(
      `Toán HK1: ${changes.length}/${changes.length} điểm nhập vào cột ĐĐGtx 3 trùng với điểm đang có ở cột ĐĐGtx 2. Có thể đã nhập nhầm cột.`,
    );
  });

  it('is told for every column of a block pasted one column too far', () => {
    const block = [
      ...pasted(book, at(2), columnIn(book, at(1))),
      ...pasted(book, at(3), columnIn(book, at(2))),
    ];
    expect(kinds(suspicions(book, block))).toEqual(['columnShifted', 'columnShifted']);
  });

  it('is told although some values were put right at once', () => {
    const values = columnIn(book, at(2)).map((value, index) => (index % 15 === 0 ? '50' : value));
    expect(kinds(suspicions(book, pasted(book, at(3), values)))).toEqual(['columnShifted']);
  });

  it('is not told of marks, which are all alike anyway', () => {
    const values = columnIn(book, at(1, 'GDTC'));
    expect(
      suspicions(
        withoutColumn(book, at(2, 'GDTC')),
        pasted(withoutColumn(book, at(2, 'GDTC')), at(2, 'GDTC'), values),
      ),
    ).toEqual([]);
  });
});

describe('A column of another sheet', () => {
  it('is recognised in a column that was empty', () => {
    const empty = withoutColumn(book, at(1, 'NGUVAN'));
    const found = suspicions(empty, pasted(empty, at(1, 'NGUVAN'), columnIn(book, at(1, 'TOAN'))));
    expect(kinds(found)).toEqual(['columnCopied']);
    expect(found[0]!.numbers).toMatchObject({ other: 'ĐĐGtx 1', otherSheet: 'Toán HK1' });
  });

  it('is recognised across the terms', () => {
    const empty = withoutColumn(book, at(1, 'TOAN', 'HK2'));
    const found = suspicions(empty, pasted(empty, at(1, 'TOAN', 'HK2'), columnIn(book, at(1))));
    expect(found[0]!.numbers).toMatchObject({ sheet: 'Toán HK2', otherSheet: 'Toán HK1' });
  });
});

describe('Values on the wrong pupils', () => {
  it.each([1, -2])('are told when the old values stand %i rows away', (shift) => {
    const old = columnIn(book, at(1));
    const moved = old.map((value, index) => old[index - shift] ?? value);
    const found = suspicions(book, pasted(book, at(1), moved));
    expect(kinds(found)).toEqual(['rowsShifted']);
    expect(found[0]!.numbers).toMatchObject({ rows: Math.abs(shift) });
  });

  it('are told when a fresh column goes with the pupils above', () => {
    const empty = withoutColumn(book, at(4));
    const marks = columnIn(book, at(4));
    const moved = marks.map((_, index) => marks[index - 1] ?? '70');
    expect(kinds(suspicions(empty, pasted(empty, at(4), moved)))).toEqual(['rowsMisaligned']);
  });

  it('are told when the list was sorted otherwise', () => {
    const sorted = book.pupils.map((_, index) => index).sort((a, b) => ((a * 7) % 40) - ((b * 7) % 40));
    const old = columnIn(book, at(1));
    const found = suspicions(
      book,
      pasted(
        book,
        at(1),
        sorted.map((index) => old[index]!),
      ),
    );
    expect(kinds(found)).toEqual(['rowsReordered']);
  });
});

describe('Odd values', () => {
  it('are told when nearly all are the same', () => {
    const empty = withoutColumn(book, at(1));
    const values = book.pupils.map((_, index) => (index < 35 ? '80' : '65'));
    const found = suspicions(empty, pasted(empty, at(1), values));
    expect(kinds(found)).toEqual(['manyEqual']);
    expect(found[0]!.numbers).toMatchObject({ value: '8,0', equal: 35, count: 40 });
    expect(found[0]!.cells).toHaveLength(35);
  });

  it('are told when a column jumps', () => {
    const old = columnIn(book, at(1)).map(Number);
    const values = old.map((score, index) =>
      String(score >= 50 ? score - 25 - (index % 9) : score + 25 + (index % 9)),
    );
    const [found] = suspicions(book, pasted(book, at(1), values));
    expect(found).toMatchObject({
      kind: 'columnJumped',
      numbers: { jumped: 40, count: 40, least: '2,0', most: '3,3' },
    });
  });

  it('are told when a sheet is raised shortly before the lock, and only then', () => {
    const values = columnIn(book, at(1)).map((value, index) =>
      String(Math.min(100, Number(value) + (index < 14 ? 5 : 0))),
    );
    const changes = pasted(book, at(1), values);
    const [now, soon, later] = ['2026-01-10', '2026-01-15', '2026-02-15'].map((day) =>
      instant(`${day}T07:00:00+07:00`),
    );
    expect(suspicions(book, changes)).toEqual([]);
    expect(suspicions(book, changes, { at: now!, lockAt: later! })).toEqual([]);
    expect(suspicions(book, changes, { at: soon!, lockAt: now! })).toEqual([]);
    const [found] = suspicions(book, changes, { at: now!, lockAt: soon! });
    expect(found).toMatchObject({
      kind: 'risenBeforeLock',
      column: null,
      numbers: { up: changes.length, days: 5 },
    });
    expect(found!.cells).toEqual(changes.map(({ path }) => path));
  });
});

describe('Changes that cannot be placed', () => {
  it('are passed over: strangers, remarks, conduct, an empty class', () => {
    const nobody: ClassBook = { ...book, pupils: [] };
    expect(suspicions(nobody, pasted(book, at(3), columnIn(book, at(2))))).toEqual([]);
    expect(suspicions(book, [{ path: 'pupils/VD000001/conduct/HK1', before: 'Tốt', after: 'Khá' }])).toEqual(
      [],
    );
    expect(suspicions(book, [])).toEqual([]);
  });
});
