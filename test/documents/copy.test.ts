// Copies show exactly what their originals show, carry them whole, and say what they are.
import { canonicalJson } from '../../src/kernel/index.ts';
import {
  baseFonts,
  copyMarkAppearance,
  draftCopy,
  draftDocument,
  draftPaper,
  ORIGINAL_FILE,
} from '../../src/documents/index.ts';
import {
  decodeStream,
  PdfFile,
  PdfStream,
  PdfString,
  textOf,
  type PdfObject,
} from '../../src/signing/pdf/index.ts';
import { sampleCopy, samplePrintView } from '../support/copies.ts';
import { drawnPage } from '../support/foreign-pdf.ts';
import { sampleMinutes } from '../support/papers.ts';
import { signedTranscript } from '../support/school-records.ts';
import { judged, ORGANISATION, signedPaper } from '../support/signed-papers.ts';
import { SIGNED_AT } from '../support/signing.ts';
import { sampleImprint, sampleSummary } from '../support/snapshots.ts';
import { faultOf } from './support/fault-of.ts';
import { differing, inked, type Pixels } from './support/pixels.ts';
import { poppler, qpdfComplaints } from './support/render.ts';
import { wordsOf } from './support/words.ts';

const minutes = sampleMinutes();
/** Pictures with transparency, seals over text, strips at the edge. */
const sealed = signedPaper(draftPaper(minutes, sampleImprint), minutes.signatories);
const originals: [string, Uint8Array][] = [
  ['signed minutes', sealed],
  ['signed transcript', signedTranscript().bytes],
  ['class summary', draftDocument(sampleSummary(), sampleImprint).bytes],
];

/** Of 255: how far the edge of a curve may differ because its place is the product of other numbers. */
const A_SHADE = 12;

/** Where a copy's note stands, in pixels of 72 dpi. */
function noteOn(copy: Uint8Array, page: number, height: number): Pixels {
  const words = wordsOf(copy).filter((word) => word.page === page && word.top > height - 20);
  return {
    left: Math.floor(Math.min(...words.map(({ left }) => left))) - 1,
    right: Math.ceil(Math.max(...words.map(({ right }) => right))) + 1,
    top: Math.floor(Math.min(...words.map(({ top }) => top))) - 1,
    bottom: height,
  };
}

describe.each(originals)('a copy of a %s', (_, original) => {
  const copies = [
    draftCopy(original, sampleCopy(original), sampleImprint),
    draftCopy(original, samplePrintView(original), sampleImprint),
  ];

  it('has the same pixels on every page, and its note where the original is white', () => {
    for (const { bytes, manifest } of copies) {
      expect(manifest.pages).toBe(wordsOf(original).at(-1)!.page + 1);
      for (let page = 0; page < manifest.pages; page++) {
        const [before, after] = [drawnPage(original, page + 1), drawnPage(bytes, page + 1)];
        const note = noteOn(bytes, page, after.height);
        expect(after.height).toBe(before.height);
        expect(differing(before, after, A_SHADE, note)).toBe(0);
        expect(inked(before, note)).toBe(0);
        expect(inked(after, note)).toBeGreaterThan(100);
      }
    }
  });

  it('leaves the mark’s place white, at the top right of the first page', () => {
    const [{ manifest }] = copies as [(typeof copies)[0]];
    const [mark] = manifest.slots;
    expect(manifest.slots).toHaveLength(1);
    expect(mark).toMatchObject({ field: 'OrgSeal', purpose: 'copyMark', page: 0 });
    const picture = drawnPage(original, 1);
    const [left, bottom, right, top] = mark!.rect;
    expect(right).toBeGreaterThan(picture.width - 20);
    const area = { left, right, top: picture.height - top, bottom: picture.height - bottom };
    expect(
      inked(picture, {
        left: Math.floor(area.left),
        right: Math.ceil(area.right),
        top: Math.floor(area.top),
        bottom: Math.floor(area.bottom),
      }),
    ).toBe(0);
  });

  it('is PDF/A-3b like its original and sound for qpdf', () => {
    for (const { bytes, objections } of copies) {
      expect(objections).toEqual([]);
      expect(packetOf(bytes)).toContain('<pdfaid:part>3</pdfaid:part>');
      expect(qpdfComplaints(bytes)).toBe('');
      for (const row of poppler('pdffonts', bytes).split('\n').slice(2).filter(Boolean))
        expect(row).toMatch(/Identity-H\s+yes yes yes/);
    }
  });

  it('carries the original to the byte, beside the data that name it', () => {
    const snapshot = sampleCopy(original);
    const files = filesIn(copies[0]!.bytes);
    expect([...files.keys()]).toEqual(['du-lieu.json', ORIGINAL_FILE]);
    expect(files.get(ORIGINAL_FILE)!.equals(Buffer.from(original))).toBe(true);
    expect(files.get('du-lieu.json')!.toString('utf8')).toBe(canonicalJson(snapshot));
  });

  it('has the same bytes whenever it is made from the same', () => {
    const again = draftCopy(Buffer.from(original), sampleCopy(original), sampleImprint);
    expect(Buffer.compare(again.bytes, copies[0]!.bytes)).toBe(0);
  });
});

describe('a certified copy', () => {
  const drafted = draftCopy(sealed, sampleCopy(sealed), sampleImprint);
  const bytes = signedPaper(drafted, []);

  it('is valid under the school’s signature, which shows form, school and ISO time, and no image', () => {
    const report = judged(bytes);
    expect(report.verdict).toBe('valid');
    expect(report.signatures).toHaveLength(1);
    expect(report.signatures[0]?.locksDocument).toBe(true);
    expect(poppler('pdfsig', bytes, '-nocert')).toContain('Signature Validation: Signature is Valid.');
    const words = wordsOf(bytes).filter(({ page, top }) => page === 0 && top < 42);
    expect(words.map(({ text }) => text).join(' ')).toBe('SAO Y Trường THCS Ví Dụ 2026-06-05T15:04:05+07:00');
    for (const { left, bottom, top } of words) {
      expect(left).toBeGreaterThan(595 / 2);
      expect(bottom - top).toBeGreaterThan(9.5);
    }
    const added = Buffer.from(bytes.subarray(drafted.bytes.length)).toString('latin1');
    expect(added).not.toContain('/Image');
  });

  it('keeps its mark in its place, at 10 points, however long the school’s name', () => {
    const [slot] = drafted.manifest.slots;
    const [left, bottom, right, top] = slot!.rect;
    for (const organisation of [ORGANISATION, 'Trường Phổ thông Dân tộc Bán trú '.repeat(4).trim()]) {
      const fonts = baseFonts(drafted.bytes);
      const mark = { slots: [slot!], fonts, form: 'SAO Y', organisation, at: SIGNED_AT } as const;
      const { content } = copyMarkAppearance(mark).byField.OrgSeal!;
      const lines = [...content.matchAll(/BT \/F1 ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td/g)].map((match) =>
        match.slice(1).map(Number),
      );
      expect(lines.length).toBe(organisation === ORGANISATION ? 3 : 4);
      for (const [size, x, y] of lines) {
        expect(size).toBe(10);
        expect(x! >= 0 && x! < right - left).toBe(true);
        expect(y! >= 0 && y! + 7 <= top - bottom).toBe(true);
      }
    }
  });

  it('can be copied again, the original inside the copy inside the copy', () => {
    const again = draftCopy(bytes, { ...sampleCopy(bytes), form: 'SAO LỤC' }, sampleImprint);
    expect(again.objections).toEqual([]);
    const inner = filesIn(again.bytes).get(ORIGINAL_FILE)!;
    expect(filesIn(inner).get(ORIGINAL_FILE)!.equals(Buffer.from(sealed))).toBe(true);
  });

  it('is refused when the bytes are not those it names', () => {
    const other = signedTranscript().bytes;
    expect(faultOf(() => draftCopy(other, sampleCopy(sealed), sampleImprint)).code).toBe(
      'documents.otherOriginal',
    );
  });
});

describe('a print view', () => {
  it('says on every page when it was printed and which record it shows', () => {
    const original = signedTranscript().bytes;
    const { bytes, manifest } = draftCopy(original, samplePrintView(original), sampleImprint);
    expect(manifest.slots).toEqual([]);
    expect(new PdfFile(bytes).catalog().has('AcroForm')).toBe(false);
    const pages = poppler('pdftotext', bytes, '-layout').split('\f').slice(0, -1);
    expect(pages).toHaveLength(4);
    for (const page of pages)
      expect(page.replace(/\s+/g, ' ')).toContain(
        'Bản in từ hồ sơ đã ký số — in lúc 05/06/2026 15:04:05 — mã GL-4F8ZT-1C6NB-8WQXY',
      );
  });
});

const packetOf = (bytes: Uint8Array): string => {
  const file = new PdfFile(bytes);
  return decodeStream(file.resolve(file.catalog().get('Metadata')) as PdfStream).toString('utf8');
};

/** Embedded files by name, in the order of /AF. */
function filesIn(bytes: Uint8Array): Map<string, Buffer> {
  const file = new PdfFile(bytes);
  const associated = file.resolve(file.catalog().get('AF')) as readonly PdfObject[];
  return new Map(
    associated.map((each) => {
      const specification = file.dict(each)!;
      const stream = file.resolve(file.dict(specification.get('EF'))!.get('F')) as PdfStream;
      return [textOf(file.resolve(specification.get('F')) as PdfString), decodeStream(stream)];
    }),
  );
}
