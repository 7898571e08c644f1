// Labels of archive media: what stands on them, cards of one size, and no text that could break or hide a digest.
import fc from 'fast-check';
import { attachedSnapshot, draftMediaLabel, type MediaLabel } from '../../src/documents/index.ts';
import { instant, sha256 } from '../../src/kernel/index.ts';
import { poppler, qpdfComplaints, render } from './support/render.ts';

const entry = (index: number) => ({
  className: `8A${index + 1}`,
  schoolYear: '2025-2026',
  name: `2026-06-0${(index % 9) + 1}T080000`,
  at: instant('2026-06-05T08:00:00+07:00'),
  records: 40 + index,
  manifestHash: sha256(`gói ${index}`),
});
const label = (packages = 2, more: Partial<MediaLabel> = {}): MediaLabel => ({
  school: { name: 'Trường THCS Ví Dụ', level: 'THCS', province: 'Tỉnh Mẫu', commune: 'Xã Mẫu' },
  medium: '03/2026',
  carrier: 'Đĩa M-DISC 25 GB',
  copy: { number: 1, of: 2 },
  keepUntil: null,
  packages: Array.from({ length: packages }, (_, index) => entry(index)),
  printedAt: instant('2026-06-20T08:00:00+07:00'),
  ...more,
});
const said = (pdf: Uint8Array) => poppler('pdftotext', pdf, '-layout').normalize('NFC');
const cards = (pdf: Uint8Array) => said(pdf).split('\f').slice(0, -1);

describe('the label of a medium', () => {
  const pdf = draftMediaLabel(label());

  it('says school, number, copy, years, and each package with its whole digest', () => {
    const text = said(pdf);
    for (const part of [
      'TRƯỜNG THCS VÍ DỤ',
      'Số: 03/2026 · Bản 1/2',
      'Đĩa M-DISC 25 GB',
      'Năm học 2025 - 2026',
    ])
      expect(text).toContain(part);
    expect(text).toContain('2 gói, 81 hồ sơ');
    for (const { manifestHash, name } of label().packages) {
      expect(text.replace(/\s/g, '')).toContain(manifestHash);
      expect(text).toContain(name);
    }
    expect(text).toContain('In lúc 20/06/2026 08:00:00');
  });

  it('is a sound PDF with its data inside, the same for the same label', () => {
    expect(qpdfComplaints(pdf)).toBe('');
    expect(attachedSnapshot(pdf)!.snapshot).toEqual(label());
    expect(Buffer.compare(pdf, draftMediaLabel(label()))).toBe(0);
    expect(Buffer.compare(pdf, draftMediaLabel(label(2, { medium: '04/2026' })))).not.toBe(0);
  });

  it('has a cut of 120 mm square and nothing drawn outside of it', () => {
    const dpi = 100;
    const { width, height, grey } = render(draftMediaLabel(label(30)), 2, dpi);
    const dark: { x: number; y: number }[] = [];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (grey[y * width + x]! < 128) dark.push({ x, y });
    const side = (values: readonly number[]) => {
      const [least, most] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [1e9, 0]);
      return ((most - least) / dpi) * 25.4;
    };
    expect(side(dark.map(({ x }) => x))).toBeCloseTo(120, -0.5);
    expect(side(dark.map(({ y }) => y))).toBeCloseTo(120, -0.5);
  });

  it('goes on over as many cards as the list needs, each with the head and its number', () => {
    const pages = cards(draftMediaLabel(label(30)));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain('Số: 03/2026');
      expect(page).toContain(`Thẻ ${index + 1}/${pages.length}`);
    });
    const all = pages.join('').replace(/\s/g, '');
    for (const { manifestHash } of label(30).packages) expect(all).toContain(manifestHash);
  });

  it('keeps every digest readable whatever names people give', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const [first] = label(1).packages;
        const hostile = label(1, { medium: text, carrier: text, packages: [{ ...first!, className: text }] });
        const pdf = draftMediaLabel(hostile);
        expect(cards(pdf)).toHaveLength(1);
        expect(said(pdf).replace(/\s/g, '')).toContain(first!.manifestHash);
      }),
      { numRuns: 15 },
    );
  });
});
