// Bảng tổng hợp: rows in the list's order, totals that add up, signatures in company.
import fc from 'fast-check';
import { draftDocument, type ClassSummarySnapshot } from '../../src/documents/index.ts';
import { landscape } from '../../src/documents/layout/index.ts';
import { summaryColumns, summaryEdges } from '../../src/documents/templates/class-summary/summary-columns.ts';
import { levelTotals } from '../../src/documents/templates/class-summary/totals.ts';
import { facesFor } from '../../src/documents/typeface/index.ts';
import { sampleClass, sampleImprint, sampleSubjects, sampleSummary } from '../support/snapshots.ts';
import { poppler, render } from './support/render.ts';

const draw = (overrides: Partial<ClassSummarySnapshot> = {}) =>
  draftDocument(sampleSummary(overrides), sampleImprint);
const pages = (overrides: Partial<ClassSummarySnapshot> = {}) =>
  poppler('pdftotext', draw(overrides).bytes, '-layout').split('\f').slice(0, -1);
const flat = (text: string) => text.replace(/\s+/g, ' ');

const subjectsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...sampleSubjects[index % 12]!, code: `S${index}` }));

/** A year in which many wait for the summer and many are awarded. */
function busyYear(regime: 'TT22' | 'TT58', count: number) {
  const subjects = subjectsOf(count);
  const words = {
    TT22: {
      promotions: ['Được lên lớp', 'Đánh giá lại / rèn luyện trong hè', 'Không được lên lớp'],
      titles: ['Học sinh Xuất sắc', 'Học sinh Giỏi', 'Học sinh Giỏi'],
      levels: ['Tốt', 'Chưa đạt'],
    },
    TT58: {
      promotions: ['Được lên lớp', 'Thi lại / rèn luyện trong hè', 'Không được lên lớp'],
      titles: ['Học sinh tiên tiến', 'Học sinh giỏi', 'Học sinh tiên tiến'],
      levels: ['Trung bình', 'Giỏi'],
    },
  }[regime];
  const rows = sampleClass(60, subjects).map((row, index) => ({
    ...row,
    mean: 84,
    promotion: words.promotions[index % 3]!,
    title: words.titles[index % 3]!,
    conduct: words.levels[index % 2]!,
    learning: words.levels[(index + 1) % 2]!,
  }));
  return { regime, subjects, rows };
}

describe('the table', () => {
  it('keeps every pupil once, in the order of the class list, heading repeated on every page of it', () => {
    const rows = sampleClass(60);
    const text = pages({ rows });
    const ordinals = text.flatMap((page) =>
      [...page.matchAll(/^\s*(\d+)\s+\p{Lu}.*?\d,\d\s+\d+,\d/gmu)].map((match) => Number(match[1])),
    );
    expect(ordinals).toEqual(rows.map(({ ordinal }) => ordinal));
    for (const page of text.filter((each) => /\d+,\d\s+\d+,\d/.test(each)))
      expect(page).toContain('Họ và tên');
  });

  it.each([
    ['TT22', 8],
    ['TT22', 12],
    ['TT22', 16],
    ['TT58', 14],
  ] as const)(
    'has 25 to 28 pupils on a full first page, and more on the next (%s, %i subjects)',
    (regime, count) => {
      const counts = pages(busyYear(regime, count)).map(
        (page) => [...page.matchAll(/^\s*\d+\s+\p{Lu}.*?\d,\d\s+\d+,\d/gmu)].length,
      );
      expect([25, 26, 27, 28]).toContain(counts[0]);
      expect(counts[1]).toBeGreaterThanOrEqual(28);
      expect(counts[1]).toBeLessThanOrEqual(33);
    },
  );

  it.each([
    ['TT22', 12],
    ['TT58', 14],
  ] as const)('has every decision and every award on one line (%s, %i subjects)', (regime, count) => {
    const overrides = busyYear(regime, count);
    const lines = pages(overrides).join('\n').split('\n').map(flat);
    for (const { name, promotion, title } of overrides.rows) {
      const line = lines.find((each) => each.includes(` ${name} `));
      expect(line).toContain(promotion);
      expect(line).toContain(title);
    }
  });

  it('fills the sheet exactly whatever is in its columns, and leaves white beside every number', () => {
    const { regular } = facesFor('');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom('TT22' as const, 'TT58' as const),
        fc.constantFrom('HK1' as const, 'year' as const),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (count, regime, period, asked) => {
          const subjects = subjectsOf(count);
          const shape = summaryColumns(sampleSummary({ regime, period, subjects }));
          const table = summaryEdges(shape, landscape, ({ snug = 0 }) => Math.min(snug, asked));
          expect(table.left(0)).toBeCloseTo(landscape.left, 6);
          expect(table.left(shape.length)).toBeCloseTo(landscape.right, 6);
          shape.forEach(({ gives }, column) => {
            const least = gives === 'subject' ? regular.width('10,0', 8.5) + 0.9 : 15;
            expect(table.width(column)).toBeGreaterThan(least);
          });
        },
      ),
    );
  });

  it('lists scored subjects before those assessed by comment', () => {
    const mixed = [sampleSubjects[8]!, sampleSubjects[0]!];
    const fields = draw({ subjects: mixed, rows: sampleClass(3, mixed) }).manifest.slots.flatMap(
      ({ field, purpose }) => (purpose === 'subject' ? [field] : []),
    );
    expect(fields).toEqual(['Subject_TOAN', 'Subject_GDTC']);
  });

  it('leaves out the columns of the year for a term', () => {
    expect(flat(pages({ period: 'HK1' })[0]!)).not.toContain('Danh hiệu');
    expect(flat(pages({ period: 'year' })[0]!)).toContain('Danh hiệu');
    expect(flat(pages({ period: 'HK1' })[0]!)).toContain('HỌC KÌ I');
  });

  it('names in a footnote the subject because of which a level was raised', () => {
    const text = pages().join(' ');
    expect(flat(text)).toContain('(1) Mức học tập được điều chỉnh theo khoản 3 Điều 9 do môn Toán.');
    const rows = sampleClass(5).map((row) => ({ ...row, adjustedBecauseOf: null }));
    expect(pages({ rows }).join(' ')).not.toContain('điều chỉnh');
  });

  it('shades every fifth pupil lightly', () => {
    const rows = sampleClass(6).map((row) => ({
      ...row,
      promotion: 'Được lên lớp',
      adjustedBecauseOf: null,
    }));
    const picture = render(draw({ rows }).bytes, 1, 72);
    const light = picture.grey.filter((value) => value > 225 && value < 250).length;
    expect(light).toBeGreaterThan(4000);
    const none = render(draw({ rows: rows.slice(0, 4) }).bytes, 1, 72);
    expect(none.grey.filter((value) => value > 225 && value < 250).length).toBeLessThan(light / 2);
  });

  it('uses the older names and the mean of all subjects under TT 58/2011', () => {
    const rows = sampleClass(4).map((row) => ({ ...row, mean: 84, learning: 'Giỏi', conduct: 'Trung bình' }));
    const text = flat(pages({ regime: 'TT58', rows })[0]!);
    expect(text).toContain('Hạnh');
    expect(text).toContain('Học lực');
    expect(text).toContain('8,4 Trung bình Giỏi');
  });
});

describe('totals', () => {
  it('count every pupil exactly once', () => {
    const levels = ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<string | null>(...levels, null, 'Xuất sắc'), { maxLength: 60 }),
        (reached) => {
          const totals = levelTotals(levels, reached);
          expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(reached.length);
          for (const { count, perMille } of totals) {
            if (reached.length > 0)
              expect(Math.abs(perMille - (1000 * count) / reached.length)).toBeLessThanOrEqual(0.5);
          }
        },
      ),
    );
  });

  it('round percentages half up', () => {
    expect(levelTotals(['Tốt'], ['Tốt', ...Array<null>(7).fill(null)])).toEqual([
      { label: 'Tốt', count: 1, perMille: 125 },
      { label: 'Chưa xếp', count: 7, perMille: 875 },
    ]);
    expect(levelTotals(['Tốt'], ['Tốt', ...Array<null>(15).fill(null)])[0]).toMatchObject({ perMille: 63 });
  });
});

describe('the signatures', () => {
  it('never stand on a page without numbers', () => {
    for (const count of [1, 8, 12, 16]) {
      const subjects = Array.from({ length: count }, (_, index) => ({
        ...sampleSubjects[index % 12]!,
        code: `S${index}`,
      }));
      for (const size of [1, 24, 27, 45, 60]) {
        const overrides = { subjects, rows: sampleClass(size, subjects) };
        const text = pages(overrides);
        const signed = new Set(
          draw(overrides).manifest.slots.flatMap(({ purpose, page }) =>
            purpose === 'sealSlice' ? [] : [page],
          ),
        );
        for (const page of signed) expect(text[page]).toMatch(/TL \(%\)|Họ và tên/);
      }
    }
  });

  it('have a cell for every subject and both names below', () => {
    const all = pages();
    const grid = flat(all.slice(1).join(' '));
    for (const { teacher } of sampleSubjects) expect(grid).toContain(teacher);
    const last = flat(all.at(-1)!);
    expect(last).toContain('GIÁO VIÊN CHỦ NHIỆM');
    expect(last).toContain('Lý Bảo Việt');
  });
});
