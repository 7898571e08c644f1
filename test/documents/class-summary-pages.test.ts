// How a bảng tổng hợp is divided into pages: totals whole, and signatures always beside what they sign.
import { draftDocument, type ClassSummarySnapshot } from '../../src/documents/index.ts';
import { landscape } from '../../src/documents/layout/index.ts';
import { sampleClass, sampleImprint, sampleSubjects, sampleSummary } from '../support/snapshots.ts';
import { isVisible, overlap } from './support/areas.ts';
import { poppler } from './support/render.ts';

const subjectsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...sampleSubjects[index % 12]!, code: `S${index}` }));

const PUPIL = /^\s*\d+\s+\p{Lu}.*?\d,\d(\s+\d+,\d|\s+Đ|\s+Tốt|\s+Khá|\s+Đạt)/gmu;

/** What stands on each page, read back from the drawn document. */
function pagesOf(overrides: Partial<ClassSummarySnapshot>) {
  const { bytes, manifest } = draftDocument(sampleSummary(overrides), sampleImprint);
  const slots = manifest.slots.filter((slot) => isVisible(slot) && slot.purpose !== 'sealSlice');
  return poppler('pdftotext', bytes, '-layout')
    .split('\f')
    .slice(0, -1)
    .map((text, page) => ({
      text,
      pupils: [...text.matchAll(PUPIL)].length,
      totals: text.includes('TL (%)'),
      slots: slots.filter((slot) => slot.page === page),
    }));
}

const deputy = { name: 'Lý Bảo Việt', title: 'Phó Hiệu trưởng' };
const lengthy = {
  name: 'Trường Phổ thông Dân tộc Bán trú Tiểu học và Trung học cơ sở Nguyễn Thị Ví Dụ – Phước Ví – Thượng Ví – Hạ Ví',
  level: 'THCS',
  province: 'Tỉnh Ví Dụ',
  commune: 'Xã Ví Dụ',
} as const;

const periods = ['HK1', 'year'] as const;
const classesOf = (sizes: readonly number[]) =>
  sizes.flatMap((size) =>
    [8, 12, 16, 24].flatMap((count) => periods.map((period) => ({ size, count, period }))),
  );

describe.each([
  ['a principal', [1, 20, 27, 28, 42, 45, 60], {}],
  ['a deputy of a school with a long name', [20, 28, 45], { principal: deputy, school: lengthy }],
  ['a class under TT 58/2011', [27, 60], { regime: 'TT58' as const, principal: deputy }],
])('the pages of %s', (_, sizes, overrides) => {
  it.each(classesOf(sizes))(
    'hold together with $size pupils and $count subjects, $period',
    ({ size, count, period }) => {
      const subjects = subjectsOf(count);
      const pages = pagesOf({ subjects, rows: sampleClass(size, subjects), period, ...overrides });

      const all = pages.map(({ text }) => text).join('\n');
      expect(pages.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(size);
      expect(all.match(/Tổng hợp \(sĩ số/g)).toHaveLength(1);
      expect(pages.filter(({ totals }) => totals)).toHaveLength(1);
      for (const { slots, pupils, totals } of pages) {
        if (slots.length > 0) expect(pupils > 0 || totals).toBe(true);
        const inPlace = slots.filter(({ purpose }) => purpose !== 'seal');
        for (const { rect } of inPlace) {
          expect(rect[1]).toBeGreaterThanOrEqual(landscape.height - landscape.bottom);
          expect(rect[3]).toBeLessThanOrEqual(landscape.height - landscape.top);
        }
        inPlace.forEach((one, index) => {
          for (const other of inPlace.slice(index + 1)) expect(overlap(one.rect, other.rect)).toBe(false);
        });
      }
      const last = pages.at(-1)!;
      expect(last.totals).toBe(true);
      expect(last.slots.map(({ field }) => field)).toEqual(
        expect.arrayContaining(['Homeroom', 'Principal', 'OrgSeal']),
      );
      const signed = pages.flatMap(({ slots }) => slots.filter(({ purpose }) => purpose === 'subject'));
      expect(signed).toHaveLength(count);
    },
  );
});

describe('a page', () => {
  it('is not opened for less than the page before could have held', () => {
    // 45 pupils take two pages, all signatures of 16 subjects with the totals one.
    const subjects = subjectsOf(16);
    expect(pagesOf({ subjects, rows: sampleClass(45, subjects) })).toHaveLength(3);
    expect(pagesOf({ subjects, rows: sampleClass(20, subjects) })).toHaveLength(2);
  });

  it('with few pupils leaves totals and all signatures, in the form’s order, to the next one', () => {
    const [first, second] = pagesOf({ rows: sampleClass(3) });
    expect(first?.pupils).toBe(3);
    expect(first?.slots.filter(({ purpose }) => purpose === 'subject')).toHaveLength(0);
    expect(second?.slots.filter(({ purpose }) => purpose === 'subject')).toHaveLength(12);
    expect(second?.totals).toBe(true);
  });

  it('is drawn for a row of the grid that no page can hold', () => {
    const endless = { ...sampleSubjects[0]!, name: 'Toán '.repeat(300).trim(), code: 'LONG' };
    const subjects = [endless, ...subjectsOf(14)];
    const drawn = pagesOf({ subjects, rows: sampleClass(9, subjects) });
    expect(drawn.flatMap(({ slots }) => slots.filter(({ purpose }) => purpose === 'subject'))).toHaveLength(
      15,
    );
  });

  it('has its footnotes below the pupils even where the table takes the whole first page', () => {
    const subjects = subjectsOf(16);
    const rows = sampleClass(28, subjects).map((row, index) => ({
      ...row,
      adjustedBecauseOf: subjects[index % 9]!.code,
    }));
    const pages = pagesOf({ subjects, rows });
    const noted = pages.findIndex(({ text }) => text.includes('(9) Mức học tập'));
    expect(pages[noted]?.pupils).toBeGreaterThan(0);
  });
});
