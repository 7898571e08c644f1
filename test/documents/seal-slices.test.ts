// Dấu giáp lai: at most five sheets a stamp, a strip on every page, together one seal (NĐ 30/2020 Đ33.1.đ).
import { inflateSync } from 'node:zlib';
import { instant } from '../../src/kernel/index.ts';
import {
  baseFonts,
  draftDocument,
  schoolSeal,
  sealAppearance,
  type Slot,
} from '../../src/documents/index.ts';
import { assemble, snapshotAttachment } from '../../src/documents/file/index.ts';
import { sealGroups } from '../../src/documents/templates/seal-slices.ts';
import { facesFor } from '../../src/documents/typeface/index.ts';
import {
  sampleClass,
  sampleImprint,
  sampleRows,
  sampleSummary,
  sampleTranscript,
} from '../support/snapshots.ts';
import { render } from './support/render.ts';

const slicesOf = (slots: readonly Slot[]) => slots.filter(({ purpose }) => purpose === 'sealSlice');
const long = sampleTranscript({
  rows: sampleRows().map((row) => ({ ...row, remark: 'Tiến bộ rõ rệt trong cả hai học kì. '.repeat(15) })),
});

describe('groups of sheets', () => {
  it.each([
    [1, [1]],
    [4, [4]],
    [5, [5]],
    [6, [3, 3]],
    [11, [4, 4, 3]],
    [40, [5, 5, 5, 5, 5, 5, 5, 5]],
  ])('of %i sheets are %j', (sheets, groups) => expect(sealGroups(sheets)).toEqual(groups));

  it('never hold more than five sheets and leave none out', () => {
    for (let sheets = 1; sheets <= 200; sheets++) {
      const groups = sealGroups(sheets);
      expect(Math.max(...groups)).toBeLessThanOrEqual(5);
      expect(groups.reduce((sum, count) => sum + count, 0)).toBe(sheets);
      expect(groups).toHaveLength(Math.ceil(sheets / 5));
    }
  });
});

describe('strips', () => {
  it('stand on every page at the middle of the right edge', () => {
    for (const snapshot of [sampleTranscript(), sampleSummary(), long]) {
      const { manifest } = draftDocument(snapshot, sampleImprint);
      const [width, height] = snapshot.kind === 'transcript' ? [595.28, 841.89] : [841.89, 595.28];
      const slices = slicesOf(manifest.slots);
      expect(slices.map(({ page }) => page)).toEqual(
        Array.from({ length: manifest.pages }, (_, page) => page),
      );
      for (const { rect, slice } of slices) {
        expect(rect[2]).toBeCloseTo(width, 1);
        expect((rect[1] + rect[3]) / 2).toBeCloseTo(height / 2, 1);
        expect(rect[2] - rect[0]).toBeCloseTo(102.05 / slice!.count, 1);
      }
    }
  });

  it('count two pages as one sheet when printed on both sides', () => {
    const { manifest } = draftDocument(sampleTranscript(), sampleImprint, { duplex: true });
    expect(slicesOf(manifest.slots).map(({ slice }) => slice)).toEqual([
      { index: 0, count: 2 },
      { index: 0, count: 2 },
      { index: 1, count: 2 },
      { index: 1, count: 2 },
    ]);
  });

  it('begin a second seal after five sheets', () => {
    const { manifest } = draftDocument(long, sampleImprint);
    expect(manifest.pages).toBeGreaterThan(5);
    const slices = slicesOf(manifest.slots).map(({ slice }) => slice!);
    expect(slices.filter(({ index }) => index === 0)).toHaveLength(Math.ceil(manifest.pages / 5));
    for (const { index, count } of slices) expect(index).toBeLessThan(count);
  });

  it('are left out where one sheet has nothing to be tied to', () => {
    const rows = sampleClass(2);
    const { manifest } = draftDocument(sampleSummary({ rows }), sampleImprint, { duplex: true });
    expect(manifest.pages).toBe(2);
    expect(slicesOf(manifest.slots)).toEqual([]);
  });

  it('put side by side show the whole seal', () => {
    const { bytes, manifest } = draftDocument(sampleTranscript(), sampleImprint);
    const artwork = schoolSeal({ schoolName: 'Trường THCS Ví Dụ', authority: 'UBND xã Ví Dụ', sample: true });
    const slots = slicesOf(manifest.slots);
    const { byField } = sealAppearance({
      slots,
      fonts: baseFonts(bytes),
      organisation: 'Trường THCS Ví Dụ',
      at: instant(0),
      artwork,
    });
    const strips = slots.map(({ field }, index) => {
      const { size, content } = byField[field]!;
      return `q 1 0 0 1 ${20 + index * size[0]} 20 cm 0 0 ${size[0]} ${size[1]} re W n ${content} Q`;
    });
    const diameter = slots[0]!.rect[3] - slots[0]!.rect[1];
    const whole = `q ${diameter} 0 0 ${diameter} 20 20 cm /Seal Do Q`;
    const seal = inflateSync(artwork.shared[artwork.key]!.data).toString('latin1');
    const pdf = assemble({
      pages: [strips.join('\n'), whole].map((content) => ({ width: 142, height: 142, content })),
      forms: { Seal: { size: [1, 1], content: seal } },
      slots: [],
      faces: facesFor(''),
      attachments: [snapshotAttachment(Buffer.from('{}'))],
      description: { title: 'Dấu', author: 'Thử', subject: 'Thử', madeAt: instant(0) },
    });
    const [joined, entire] = [render(pdf, 1, 150).grey, render(pdf, 2, 150).grey];
    const ink = entire.filter((value) => value < 200).length;
    // Along the three cuts a pixel is shared by two strips and may be a shade lighter.
    const different = entire.filter((value, index) => Math.abs(value - joined[index]!) > 90).length;
    expect(ink).toBeGreaterThan(4000);
    expect(different).toBeLessThan(ink / 100);
  });
});
