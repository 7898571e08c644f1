// The line that says on every further page of a bảng tổng hợp what the table is.
import { draftDocument } from '../../src/documents/index.ts';
import { landscape } from '../../src/documents/layout/index.ts';
import { TABLE_HEAD } from '../../src/documents/templates/class-summary/summary-head.ts';
import { sampleImprint, sampleSummary } from '../support/snapshots.ts';
import { poppler } from './support/render.ts';
import { wordsOf } from './support/words.ts';

const names = [
  'Trường THCS Ví Dụ',
  'Trường Trung học phổ thông Dân tộc Nội trú Liên huyện Nguyễn Thị Ví Dụ – Phước Ví',
  'Trường Phổ thông Dân tộc Bán trú Tiểu học và Trung học cơ sở Dân tộc Nội trú Liên xã Nguyễn Thị Ví Dụ – Phước Ví – Thượng Ví',
];
const draw = (name: string) =>
  draftDocument(
    sampleSummary({
      school: { name, level: 'THPT', province: 'Tỉnh Ví Dụ', commune: 'Xã Ví Dụ' },
    }),
    sampleImprint,
  ).bytes;

describe('the running head', () => {
  it.each(names)('stays within the margins and above the table for %s', (name) => {
    const words = wordsOf(draw(name));
    expect(words.filter(({ page }) => page > 0).length).toBeGreaterThan(0);
    for (const { text, left, right } of words) {
      if (text === '') continue;
      expect(left).toBeGreaterThanOrEqual(landscape.left - 0.5);
      expect(right).toBeLessThanOrEqual(landscape.right + 0.5);
    }
    const second = words.filter(({ page }) => page === 1);
    const end = second.find(({ text }) => text === 'theo)')!;
    const ordinal = second.find(({ text }) => text === 'STT')!;
    // The heading stands in the middle of the table's head.
    const table = (ordinal.top + ordinal.bottom - TABLE_HEAD) / 2;
    expect(end.bottom).toBeLessThan(table + 1);
  });

  it.each(names)('names school, class and year on every further page: %s', (name) => {
    const pages = poppler('pdftotext', draw(name), '-layout').split('\f').slice(1, -1);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const text = page.replace(/\s+/g, ' ');
      expect(text).toContain(`${name} – Bảng tổng hợp kết quả đánh giá giáo dục`);
      expect(text).toContain('lớp 8A1, năm học 2025 - 2026 (tiếp theo)');
    }
  });
});
