// Averages and levels on the page are those of the server, whatever is typed.
import fc from 'fast-check';
import { assess, completeness, type ClassBook, type TermEntry } from '../../../../src/assessment/index.ts';
import { openBook } from '../../../../src/server/web/browser/sheet/live.ts';
import { smallBook } from '../../../support/house.ts';

const book = smallBook();
const subject = book.subjects.findIndex(({ assessedBy }) => assessedBy === 'score');
const { code } = book.subjects[subject]!;
const pupil = book.pupils[0]!;
const path = (column: string) => `pupils/${pupil.code}/entries/HK1/${code}/${column}`;

/** The book as if it had been brought in with these values. */
function withEntry(change: (entry: Extract<TermEntry, { kind: 'score' }>) => TermEntry): ClassBook {
  const entry = pupil.entries.HK1[code] as Extract<TermEntry, { kind: 'score' }>;
  const entries = { ...pupil.entries, HK1: { ...pupil.entries.HK1, [code]: change(entry) } };
  return { ...book, pupils: [{ ...pupil, entries }, ...book.pupils.slice(1)] };
}

describe('the live book', () => {
  it('judges as the server does after any marks were typed', () => {
    const mark = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(mark, mark, mark, (first, midterm, final) => {
        const live = openBook(book);
        const texts = { 'regular/0': first, midterm, final };
        for (const [column, value] of Object.entries(texts))
          live.set(path(column), value === null ? null : String(value));
        const expected = withEntry((entry) => ({
          ...entry,
          regular: [first, ...entry.regular.slice(1)] as typeof entry.regular,
          midterm: midterm as typeof entry.midterm,
          final: final as typeof entry.final,
        }));
        expect(live.result(pupil.code)).toEqual(assess(expected).pupils[0]);
        expect(live.missing(pupil.code, code, 'HK1')).toEqual(
          completeness(expected, expected.pupils[0]!, { terms: ['HK1'], subjects: [code] }),
        );
      }),
    );
  });

  it('forgets a column that was added and emptied again', () => {
    const live = openBook(book);
    const before = live.result(pupil.code);
    const { length } = (pupil.entries.HK1[code] as { regular: readonly unknown[] }).regular;
    live.set(path(`regular/${length}`), '0');
    expect(live.result(pupil.code)).not.toEqual(before);
    live.set(path(`regular/${length}`), null);
    expect(live.result(pupil.code)).toEqual(before);
  });

  it('knows no cells of anybody else', () => {
    const live = openBook(book);
    live.set('pupils/KHÔNG/entries/HK1/TOAN/midterm', '10');
    live.set('không phải đường dẫn', '10');
    expect(live.result('KHÔNG')).toBeUndefined();
  });
});
