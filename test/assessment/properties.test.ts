// What must hold for every class under every regime.
import fc from 'fast-check';
import { assess, type LearningLevel, type Mark, type RegimeId } from '../../src/assessment/index.ts';
import { makeClassBook } from '../support/workbooks/index.ts';
import { assessFlat, flatBook, type FlatPupil } from './flat-class.ts';

const ladders: Record<RegimeId, readonly LearningLevel[]> = {
  TT22: ['Chưa đạt', 'Đạt', 'Khá', 'Tốt'],
  TT58: ['Kém', 'Yếu', 'Trung bình', 'Khá', 'Giỏi'],
};
const rank = (regime: RegimeId, { year }: ReturnType<typeof assessFlat>) =>
  ladders[regime].indexOf(year.learning!);

const codes = ['TOAN', 'NGUVAN', 'NN1', 'VL', 'HH', 'SH', 'LS', 'DL', 'TIN'];
const regime = fc.constantFrom<RegimeId>('TT22', 'TT58');
/** Most averages near each other and near a limit, so that levels and adjustments do occur. */
const average = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(49, 50, 64, 65, 66, 79, 80, 81, 90) },
  { weight: 1, arbitrary: fc.constantFrom(0, 19, 20, 34, 35) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }) },
);
const averages = fc
  .array(average, { minLength: 5, maxLength: codes.length })
  .map((values) => Object.fromEntries(values.map((value, index) => [codes[index]!, value])));
const mark = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Mark>('Đ') },
  { weight: 1, arbitrary: fc.constant<Mark>('CĐ') },
);
const comments = fc.record({ TD: mark, AN: mark });
const pupil = fc.record({ regime, averages, comments });
const runs = { numRuns: 3000 };

describe('For every pupil', () => {
  test('raising one average never lowers the level of learning', () => {
    fc.assert(
      fc.property(pupil, fc.nat(8), fc.integer({ min: 0, max: 100 }), (flat, position, other) => {
        const code = codes[position % Object.keys(flat.averages).length]!;
        const raised = { ...flat.averages, [code]: Math.max(other, flat.averages[code]!) };
        const before = rank(flat.regime, assessFlat(flat));
        expect(rank(flat.regime, assessFlat({ ...flat, averages: raised }))).toBeGreaterThanOrEqual(before);
      }),
      runs,
    );
  });

  test('turning a Chưa đạt into Đạt never lowers the level of learning', () => {
    fc.assert(
      fc.property(pupil, (flat) => {
        const better: FlatPupil = { ...flat, comments: { ...flat.comments, TD: 'Đ' } };
        const before = rank(flat.regime, assessFlat(flat));
        expect(rank(flat.regime, assessFlat(better))).toBeGreaterThanOrEqual(before);
      }),
      runs,
    );
  });

  test('the forgiven subject lifts the level by exactly one step, and without it the level would be two higher', () => {
    let adjusted = 0;
    fc.assert(
      fc.property(pupil, (flat) => {
        const result = assessFlat(flat);
        const offender = result.year.adjustedBecauseOf;
        if (offender === null) return;
        adjusted += 1;
        const level = rank(flat.regime, result);
        // The reached level, by the same rules, when a second offender makes the adjustment impossible.
        const twin: FlatPupil = { ...flat, comments: { ...flat.comments, GHOST: 'CĐ' } };
        expect(rank(flat.regime, assessFlat(twin))).toBeLessThan(level);
        const mended: FlatPupil =
          offender in flat.comments
            ? { ...flat, comments: { ...flat.comments, [offender]: 'Đ' } }
            : { ...flat, averages: { ...flat.averages, [offender]: 80 } };
        expect(rank(flat.regime, assessFlat(mended))).toBeGreaterThan(level);
      }),
      runs,
    );
    expect(adjusted).toBeGreaterThan(50);
  });

  test('the order of the subjects does not matter', () => {
    fc.assert(
      fc.property(pupil, (flat) => {
        const book = flatBook(flat);
        const forwards = assess(book).pupils[0]!;
        const backwards = assess({ ...book, subjects: [...book.subjects].reverse() }).pupils[0]!;
        expect(backwards.year).toEqual(forwards.year);
        expect(backwards.promotion).toBe(forwards.promotion);
        expect(new Set(backwards.retestSubjects)).toEqual(new Set(forwards.retestSubjects));
      }),
      { numRuns: 300 },
    );
  });
});

describe('For every class', () => {
  const options = fc.record({
    seed: fc.nat(),
    regime,
    level: fc.constantFrom('THCS', 'THPT'),
    exempt: fc.constantFrom(0, 0.05),
    empty: fc.constantFrom(0, 0.01, 0.3),
  });

  test('whatever depends on an empty cell is null, and nothing else is', () => {
    fc.assert(
      fc.property(options, (given) => {
        const book = makeClassBook(given);
        assess(book).pupils.forEach((result, index) => {
          const entered = book.pupils[index]!;
          for (const term of ['HK1', 'HK2'] as const) {
            for (const { code, assessedBy } of book.subjects) {
              const entry = entered.entries[term][code]!;
              const { averages: scored, comments: marked } = result.terms[term];
              const value = (assessedBy === 'score' ? scored : marked)[code];
              if (entry.kind === 'exempt') expect(value).toBeUndefined();
              else {
                const gap = [...entry.regular, entry.midterm, entry.final].includes(null);
                expect(value === null).toBe(gap);
              }
            }
          }
          for (const period of [result.terms.HK1, result.terms.HK2, result.year]) {
            const all = [...Object.values(period.averages), ...Object.values(period.comments)];
            expect(period.learning === null).toBe(all.includes(null));
          }
          expect(result.promotion === null).toBe(
            result.year.learning === null || result.year.conduct === null,
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  test('an adjusted level always names its subject among the subjects of the class', () => {
    fc.assert(
      fc.property(options, (given) => {
        const book = makeClassBook(given);
        const known = new Set<string | null>([null, ...book.subjects.map(({ code }) => code)]);
        for (const { terms, year } of assess(book).pupils) {
          for (const period of [terms.HK1, terms.HK2, year])
            expect(known).toContain(period.adjustedBecauseOf);
        }
      }),
      { numRuns: 60 },
    );
  });
});
