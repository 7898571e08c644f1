// Bảng tổng hợp: rows in the list's order, totals that add up, signatures in company.
import fc from 'fast-check';
import { draftDocument, type ClassSummarySnapshot } from '../../src/documents/index.ts';
import { levelTotals } from '../../src/documents/templates/class-summary/totals.ts';
import { sampleClass, sampleImprint, sampleSubjects, sampleSummary } from '../support/snapshots.ts';
import { poppler, render } from './support/render.ts';

const draw = (overrides: Partial<ClassSummarySnapshot> = {}) =>
  draftDocument(sampleSummary(overrides), sampleImprint);
const pages = (overrides: Partial<ClassSummarySnapshot> = {}) =>
  poppler('pdftotext', draw(overrides).bytes, '-layout').split('\f').slice(0, -1);
const flat = (text: string) => text.replace(/\s+/g, ' ');

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

  it('has 25 to 28 pupils on a full page when names take one line', () => {
    const rows = sampleClass(60).map((row) => ({ ...row, promotion: 'Được lên lớp' }));
    const counts = pages({ rows }).map(
      (page) => [...page.matchAll(/^\s*\d+\s+\p{Lu}.*?\d,\d\s+\d+,\d/gmu)].length,
    );
    for (const count of counts.slice(0, 2)) expect([25, 26, 27, 28]).toContain(count);
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
    const text = flat(pages().at(-1)!);
    for (const { teacher } of sampleSubjects) expect(text).toContain(teacher);
    expect(text).toContain('GIÁO VIÊN CHỦ NHIỆM');
    expect(text).toContain('Lý Bảo Việt');
  });
});
