// Exemptions, empty cells, and the gate before signing.
import {
  assess,
  classCompleteness,
  columnLabel,
  completeness,
  type ClassBook,
  type Term,
  type TermEntry,
} from '../../src/assessment/index.ts';
import { makeClassBook } from '../support/workbooks/index.ts';
import { assessFlat, eight, flatBook, flatEntry } from './flat-class.ts';

/** The book with one entry of its first pupil changed. */
function withEntry(book: ClassBook, term: Term, code: string, entry: TermEntry): ClassBook {
  const pupil = book.pupils[0]!;
  const entries = { ...pupil.entries, [term]: { ...pupil.entries[term], [code]: entry } };
  return { ...book, pupils: [{ ...pupil, entries }, ...book.pupils.slice(1)] };
}

const exempt: TermEntry = { kind: 'exempt', remark: '' };

describe('A pupil exempt for one term', () => {
  const book = flatBook({ averages: eight(80, { NN1: 70 }), comments: { GDTC: 'CĐ' } });

  test.each(['HK1', 'HK2'] as const)('in %s is judged for the year by the other term', (term) => {
    const scored = assess(withEntry(book, term, 'NN1', exempt)).pupils[0]!;
    expect(scored.terms[term].averages).not.toHaveProperty('NN1');
    expect(scored.year.averages.NN1).toBe(70);
    const marked = assess(withEntry(book, term, 'GDTC', exempt)).pupils[0]!;
    expect(marked.terms[term].comments).not.toHaveProperty('GDTC');
    expect(marked.year.comments.GDTC).toBe('CĐ');
  });

  test('an exemption for both terms leaves the subject out of the year', () => {
    const both = withEntry(withEntry(book, 'HK1', 'NN1', exempt), 'HK2', 'NN1', exempt);
    expect(assess(both).pupils[0]!.year.averages).not.toHaveProperty('NN1');
  });

  test('whoever is exempt from everything is not judged at all', () => {
    const { year, promotion, title } = assessFlat({ averages: { TOAN: 'exempt', NN1: 'exempt' } });
    expect([year.learning, promotion, title]).toEqual([null, null, null]);
  });
});

describe('A comment subject', () => {
  const book = flatBook({ averages: eight(80), comments: { GDTC: 'Đ' } });
  const subject = book.subjects.find(({ code }) => code === 'GDTC')!;

  test('is Chưa đạt for the term when a single assessment is', () => {
    const entry = { ...flatEntry('TT22', subject, 'Đ'), midterm: 'CĐ' } as TermEntry;
    const result = assess(withEntry(book, 'HK1', 'GDTC', entry)).pupils[0]!;
    expect([result.terms.HK1.comments.GDTC, result.year.comments.GDTC]).toEqual(['CĐ', 'Đ']);
  });

  test('takes the second term for the year', () => {
    const result = assess(withEntry(book, 'HK2', 'GDTC', flatEntry('TT22', subject, 'CĐ'))).pupils[0]!;
    expect([result.terms.HK2.comments.GDTC, result.year.comments.GDTC]).toEqual(['CĐ', 'CĐ']);
  });
});

describe('The gate before signing', () => {
  test('is open for a complete class', () => {
    expect(classCompleteness(makeClassBook({ seed: 4, exempt: 0.1 }))).toEqual([]);
  });

  const book = flatBook({ averages: eight(80), comments: { GDTC: 'Đ' } });
  const gap: TermEntry = {
    kind: 'score',
    regular: [80 as never, null],
    midterm: null,
    final: 80 as never,
    remark: '',
  };
  const spoiled = withEntry(book, 'HK2', 'NN1', gap);

  test('names each empty cell by term, subject and column', () => {
    const missing = completeness(spoiled, spoiled.pupils[0]!);
    expect(
      missing.map((cell) => cell.kind === 'entry' && [cell.term, cell.subject, columnLabel(cell.column)]),
    ).toEqual([
      ['HK2', 'NN1', 'ĐĐGtx 2'],
      ['HK2', 'NN1', 'ĐĐGtx 3'],
      ['HK2', 'NN1', 'ĐĐGgk'],
    ]);
  });

  test('can be asked for one term or for one subject only', () => {
    const pupil = spoiled.pupils[0]!;
    expect(completeness(spoiled, pupil, { terms: ['HK1'] })).toEqual([]);
    expect(completeness(spoiled, pupil, { subjects: ['TOAN'] })).toEqual([]);
    expect(completeness(spoiled, pupil, { subjects: ['NN1'], terms: ['HK2'] })).toHaveLength(3);
  });

  test('wants conduct too, except from subject teachers', () => {
    const open = flatBook({ averages: eight(80), conduct: ['Tốt', null] });
    expect(classCompleteness(open)).toEqual([{ kind: 'conduct', pupil: 'VD000001', term: 'HK2' }]);
    expect(classCompleteness(open, { subjects: ['TOAN'] })).toEqual([]);
  });

  test('treats a subject nobody entered, or entered as the wrong kind, as missing', () => {
    const pupil = { ...book.pupils[0]!, entries: { HK1: {}, HK2: book.pupils[0]!.entries.HK2 } };
    const bare = { ...book, pupils: [pupil] };
    expect(completeness(bare, pupil)).toHaveLength(8 * 5 + 4);
    expect(assess(bare).pupils[0]!.terms.HK1.averages.TOAN).toBeNull();
    const wrong = withEntry(book, 'HK1', 'TOAN', book.pupils[0]!.entries.HK1.GDTC!);
    expect(completeness(wrong, wrong.pupils[0]!)).toHaveLength(5);
    expect(assess(wrong).pupils[0]!.terms.HK1.averages.TOAN).toBeNull();
  });
});
