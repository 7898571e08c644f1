// ĐTBmhk and ĐTBmcn, by worked examples and against an exact oracle.
import fc from 'fast-check';
import { assess, requiredRegularScores, tenths, type Tenths } from '../../src/assessment/index.ts';
import { flatBook } from './flat-class.ts';

/** Averages of one subject from the scores of both terms: regular ones, midterm, final. */
function averagesOf(first: readonly number[], second: readonly number[] = first) {
  const book = flatBook({ averages: { X: 50 } });
  const entry = (scores: readonly number[]) => ({
    kind: 'score' as const,
    regular: scores.slice(0, -2).map(tenths),
    midterm: tenths(scores.at(-2)!),
    final: tenths(scores.at(-1)!),
    remark: '',
  });
  const subjects = [{ ...book.subjects[0]!, periodsPerYear: [0, 0, 35, 70, 105][first.length - 2]! }];
  const entries = { HK1: { X: entry(first) }, HK2: { X: entry(second) } };
  const result = assess({ ...book, subjects, pupils: [{ ...book.pupils[0]!, entries }] }).pupils[0]!;
  return [result.terms.HK1, result.terms.HK2, result.year].map((period) => period.averages.X);
}

describe('The average of a term', () => {
  test.each([
    [[70, 80, 90, 80, 75], 78],
    [[60, 70, 55, 65], 62],
    [[80, 90, 85, 70, 78, 83], 81],
    [[65, 64, 64, 64, 65], 65],
  ])('of %p tenths is %p tenths', (scores, expected) => {
    expect(averagesOf(scores)[0]).toBe(expected);
  });

  const score = fc.integer({ min: 0, max: 100 });
  const scores = fc.array(score, { minLength: 4, maxLength: 6 });

  test('is the exact quotient rounded half up, and lies between the lowest and the highest score', () => {
    fc.assert(
      fc.property(scores, (given) => {
        const average = averagesOf(given)[0]!;
        const weighted = given.reduce((sum, one, index) => {
          const weight = index === given.length - 1 ? 3 : index === given.length - 2 ? 2 : 1;
          return sum + BigInt(one * weight);
        }, 0n);
        const divisor = BigInt(given.length + 3);
        expect(BigInt(average)).toBe((2n * weighted + divisor) / (2n * divisor));
        expect(average).toBeGreaterThanOrEqual(Math.min(...given));
        expect(average).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });

  test('never falls when a score rises', () => {
    fc.assert(
      fc.property(scores, fc.nat(5), score, (given, position, other) => {
        const index = position % given.length;
        const raised = given.with(index, Math.max(given[index]!, other));
        expect(averagesOf(raised)[0]).toBeGreaterThanOrEqual(averagesOf(given)[0]!);
      }),
    );
  });
});

describe('The average of the year', () => {
  test.each([
    [78, 82, 81],
    [64, 65, 65],
    [79, 80, 80],
    [90, 0, 30],
  ])('of %p and %p tenths is %p tenths', (first, second, expected) => {
    const flat = (value: number) => [value, value, value, value];
    expect(averagesOf(flat(first), flat(second))[2]).toBe(expected);
  });
});

describe('The required number of regular scores', () => {
  test.each([
    [18, 'score', 2],
    [35, 'score', 2],
    [36, 'score', 3],
    [70, 'score', 3],
    [71, 'score', 4],
    [105, 'comment', 2],
  ] as const)('for %p periods a year assessed by %s is %p', (periodsPerYear, assessedBy, expected) => {
    expect(requiredRegularScores('TT22', { periodsPerYear, assessedBy })).toBe(expected);
    expect(requiredRegularScores('TT58', { periodsPerYear, assessedBy })).toBe(expected);
  });

  test('is also the least that makes an average: fewer scores count as missing', () => {
    const book = flatBook({ averages: { X: 80 } });
    const pupil = book.pupils[0]!;
    const entry = pupil.entries.HK1.X!;
    const short = { ...entry, regular: [80 as Tenths] } as typeof entry;
    const entries = { HK1: { X: short }, HK2: pupil.entries.HK2 };
    const result = assess({ ...book, pupils: [{ ...pupil, entries }] }).pupils[0]!;
    expect(result.terms.HK1.averages.X).toBeNull();
    expect(result.terms.HK2.averages.X).toBe(80);
    expect(result.year.averages.X).toBeNull();
  });
});
