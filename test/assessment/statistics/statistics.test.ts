// Statistics against a plain count of the same pupils: totals add up, shares make 100,0, nobody is counted twice.
import fc from 'fast-check';
import {
  assess,
  statisticsOf,
  type CountedClass,
  type StatisticsTable,
} from '../../../src/assessment/index.ts';
import { percents } from '../../../src/assessment/statistics/percents.ts';
import { makeClassBook } from '../../support/workbooks/index.ts';

const outcomes = ['up', 'afterSummer', 'stays', 'summer', 'unknown'] as const;

const anyClass = fc
  .record({
    seed: fc.integer({ min: 1, max: 400 }),
    grade: fc.integer({ min: 6, max: 9 }),
    pupils: fc.integer({ min: 0, max: 5 }),
    regime: fc.constantFrom('TT22' as const, 'TT58' as const),
    ethnicity: fc.constantFrom('Kinh', 'Tày', '', 'kinh'),
    left: fc.nat({ max: 3 }),
  })
  .map(({ seed, grade, pupils, regime, ethnicity, left }): CountedClass => {
    const className = `${grade}A${seed}`;
    const book = makeClassBook({
      seed,
      pupils,
      regime,
      className,
      exempt: 0.05,
      empty: seed % 3 === 0 ? 0.02 : 0,
    });
    const results = assess(book).pupils;
    return {
      ...{ name: className, grade, level: 'THCS', regime, subjects: book.subjects, left },
      pupils: book.pupils.map(({ gender }, index) => ({
        ...{ gender, ethnicity: index % 2 === 0 ? ethnicity : 'Kinh', result: results[index]! },
        outcome: outcomes[(seed + index) % outcomes.length]!,
      })),
    };
  });
const schools = fc.array(anyClass, { maxLength: 5 });
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const rowsOf = (table: StatisticsTable, kind: string) => table.rows.filter((row) => row.kind === kind);
const columnsSum = (rows: StatisticsTable['rows'], width: number) =>
  Array.from({ length: width }, (_, index) => sum(rows.map(({ counts }) => counts[index] ?? 0)));

it('adds up: classes to their grade, grades to the school, levels to the pupils there are', () => {
  fc.assert(
    fc.property(schools, fc.constantFrom('HK1', 'HK2', 'year'), (classes, period) => {
      for (const table of statisticsOf(classes, period)) {
        for (const row of table.rows) {
          expect(row.counts).toHaveLength(table.columns.length);
          const known = row.shares.filter((share) => share !== null);
          expect(sum(known)).toBe(known.length === 0 ? 0 : 1000);
        }
        const [total] = rowsOf(table, 'total');
        if (!total) continue;
        const width = table.columns.length;
        expect(columnsSum(rowsOf(table, 'class'), width)).toEqual(total.counts);
        expect(columnsSum(rowsOf(table, 'grade'), width)).toEqual(total.counts);
        const [, regime] = table.key.split('/');
        const pupils = classes
          .filter((one) => regime === undefined || one.regime === regime)
          .flatMap((one) => one.pupils);
        if (table.shared) expect(sum(total.counts)).toBe(pupils.length);
      }
    }),
    { numRuns: 60 },
  );
});

it('counts what a plain look at the rows counts', () => {
  fc.assert(
    fc.property(schools, (classes) => {
      const tables = new Map(statisticsOf(classes, 'year').map((table) => [table.key, table]));
      const all = classes.flatMap(({ pupils }) => pupils);
      const total = (key: string, column: string, kind = 'total', label = '') => {
        const table = tables.get(key);
        const row = table?.rows.find((one) => one.kind === kind && one.label.includes(label));
        return row?.counts[table?.columns.indexOf(column) ?? -1] ?? 0;
      };
      expect(total('pupils', 'Sĩ số')).toBe(all.length);
      expect(total('pupils', 'Nữ')).toBe(all.filter(({ gender }) => gender === 'Nữ').length);
      expect(total('pupils', 'Dân tộc thiểu số')).toBe(
        all.filter(({ ethnicity }) => ethnicity === 'Tày').length,
      );
      expect(total('pupils', 'Chuyển đi, thôi học')).toBe(sum(classes.map(({ left }) => left)));
      expect(total('outcomes', 'Ở lại lớp')).toBe(all.filter(({ outcome }) => outcome === 'stays').length);
      for (const regime of ['TT22', 'TT58'] as const) {
        const own = classes.filter((one) => one.regime === regime).flatMap(({ pupils }) => pupils);
        const good = own.filter(({ result }) => result.year.learning === 'Khá');
        expect(total(`learning/${regime}`, 'Khá')).toBe(good.length);
        expect(total(`learning/${regime}`, 'Khá', 'part', 'nữ')).toBe(
          good.filter(({ gender }) => gender === 'Nữ').length,
        );
      }
      const maths = all.map(({ result }) => result.year.averages.TOAN).filter((one) => one !== undefined);
      const row = tables.get('subjects/score')?.rows.find(({ label }) => label === 'Toán');
      expect(row?.counts ?? [0, 0, 0, 0, 0, 0]).toEqual([
        ...[
          [0, 34],
          [35, 49],
          [50, 64],
          [65, 79],
          [80, 100],
        ].map(([from, to]) => maths.filter((one) => one !== null && one >= from! && one <= to!).length),
        maths.filter((one) => one === null).length,
      ]);
    }),
    { numRuns: 40 },
  );
});

it('shares a whole out so that the tenths make exactly 100,0, each within a tenth of its true share', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2000 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const total = sum(counts);
      const shares = percents(counts);
      if (total === 0) {
        expect(shares).toEqual(counts.map(() => null));
        return;
      }
      expect(sum(shares.map(Number))).toBe(1000);
      counts.forEach((count, index) => {
        expect(Math.abs(Number(shares[index]) - (count * 1000) / total)).toBeLessThan(1);
      });
    }),
  );
  expect(percents([1, 1, 1])).toEqual([334, 333, 333]);
});
