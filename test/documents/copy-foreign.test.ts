// Copies of documents by other makers: turned, cropped and shifted pages, odd annotations; and what cannot be copied.
import { deflateSync } from 'node:zlib';
import { draftCopy } from '../../src/documents/index.ts';
import { decodeStream, PdfFile, type PdfStream } from '../../src/signing/pdf/index.ts';
import { sampleCopy, samplePrintView } from '../support/copies.ts';
import { drafted, drawnPage, handmade, rewritten } from '../support/foreign-pdf.ts';
import { itWith } from '../support/programs.ts';
import { judged, signedPaper } from '../support/signed-papers.ts';
import { sampleImprint } from '../support/snapshots.ts';
import { faultOf } from './support/fault-of.ts';
import { differing, inked } from './support/pixels.ts';
import { qpdfComplaints } from './support/render.ts';

const view = (original: Uint8Array) => draftCopy(original, samplePrintView(original), sampleImprint);
const stream = (content: string, entries = '') =>
  `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** One page with these entries; objects from 4 on as given. */
const onePage = (entries: string, ...objects: readonly string[]) =>
  handmade(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R${entries}>>`,
      ...objects,
    ].map((source) => [0, source] as const),
  );

/** The copy shows the page at the top and has a strip of paper more beneath. */
function expectSame(original: Uint8Array, pages = 1, tolerance = 12): void {
  const { bytes, manifest } = view(original);
  expect(manifest.pages).toBe(pages);
  expect(qpdfComplaints(bytes)).toBe('');
  for (let page = 1; page <= pages; page++) {
    const [before, after] = [drawnPage(original, page), drawnPage(bytes, page)];
    expect(inked(before, { left: 0, top: 0, right: before.width, bottom: before.height })).toBeGreaterThan(
      20,
    );
    expect(after.height - before.height).toBeGreaterThanOrEqual(22);
    expect(differing(before, after, tolerance)).toBe(0);
  }
}

describe('a copy of another maker’s document', () => {
  it('shows turned pages upright, with paper added for the note', async () => {
    expectSame(await drafted({ pages: 4, rotation: (page) => 90 * page }), 4, 64);
  });

  itWith('qpdf')('does not mind object streams and linearised files', async () => {
    const plain = await drafted({ pages: 2, useObjectStreams: true });
    expectSame(plain, 2);
    expectSame(rewritten(plain, '--linearize'), 2);
  });

  it('honours shifted and cropped pages, contents in parts, and inherited resources', () => {
    const parts = ['/Box Do q', '0 0 1 rg 120 220 60', '40 re f Q'];
    const pdf = onePage(
      '/MediaBox[100 200 400 500]/CropBox[110 210 300 400]/Contents[4 0 R 5 0 R 6 0 R]/Resources 7 0 R',
      ...parts.map((part) => stream(part)),
      '<</XObject<</Box 8 0 R>>>>',
      stream(
        '1 0 0 rg 0 0 1000 20 re f 250 380 200 200 re f',
        '/Type/XObject/Subtype/Form/BBox[0 0 999 999]',
      ),
    );
    expectSame(pdf);
    const { width, height } = drawnPage(view(pdf).bytes, 1);
    expect([width, height]).toEqual([190, 213]);
  });

  it('keeps resources whose names are keys elsewhere, and forms that show themselves', () => {
    const form = (content: string, more = '') =>
      stream(content, `/Type/XObject/Subtype/Form/BBox[0 0 200 200]${more}`);
    const pdf = onePage(
      '/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</A 5 0 R/P 6 0 R/OC 7 0 R>>>>',
      stream('/A Do /P Do /OC Do'),
      form('10 10 30 30 re f'),
      form('60 10 30 30 re f'),
      form('110 10 30 30 re f', '/Resources<</XObject<</Self 7 0 R>>>>'),
    );
    expectSame(pdf);
  });

  it('shows annotations as readers do: fitted, by their state, and none that is hidden', () => {
    const annot = (rect: string, rest: string) => `<</Type/Annot/Subtype/Stamp/Rect[${rect}]${rest}>>`;
    const pdf = onePage(
      '/MediaBox[0 0 300 300]/Contents 4 0 R/Annots[5 0 R 6 0 R 7 0 R 8 0 R]',
      stream('0.5 g 0 0 300 4 re f'),
      annot('20 20 80 50', '/F 4/AP<</N 9 0 R>>'),
      annot('100 20 160 80', '/F 4/AS/On/AP<</N<</On 10 0 R/Off 9 0 R>>>>'),
      annot('180 20 240 80', '/F 2/AP<</N 9 0 R>>'),
      annot('20 120 80 180', '/F 36/AP<</N 9 0 R>>'),
      stream('1 0 0 rg 2 2 6 16 re f', '/Type/XObject/Subtype/Form/BBox[0 0 10 20]'),
      stream('0 0.6 0 rg 2 2 6 16 re f', '/Type/XObject/Subtype/Form/BBox[0 0 10 20]/Matrix[0 1 -1 0 3 4]'),
    );
    expectSame(pdf, 1, 64);
    const shown = drawnPage(view(pdf).bytes, 1);
    expect(inked(shown, { left: 180, top: 220, right: 240, bottom: 280 })).toBe(0);
    expect(inked(shown, { left: 20, top: 120, right: 80, bottom: 180 })).toBe(0);
  });

  it('is not called PDF/A where something keeps it from that, and says what', async () => {
    const original = await drafted({ pages: 1 });
    const { bytes, objections } = view(original);
    expect(objections).toEqual([{ kind: 'fontNotEmbedded', name: 'Helvetica' }]);
    expect(packetOf(bytes)).not.toContain('pdfaid:part>');
    const cmyk = onePage('/MediaBox[0 0 200 200]/Contents 4 0 R', stream('0 0 0 1 k 10 10 90 90 re f'));
    expect(view(cmyk).objections).toEqual([{ kind: 'deviceColour', name: 'DeviceCMYK' }]);
  });

  it('can be certified: the mark is added, the signature is valid', async () => {
    const original = await drafted({ pages: 2 });
    const bytes = signedPaper(draftCopy(original, sampleCopy(original), sampleImprint), []);
    expect(judged(bytes).verdict).toBe('valid');
    expect(qpdfComplaints(bytes)).toBe('');
  });
});

describe('what cannot be shown as it is', () => {
  const reasonOf = (original: Uint8Array) => {
    const fault = faultOf(() => view(original));
    expect(fault.code).toBe('documents.original');
    return String(fault.details.reason);
  };

  itWith('qpdf')('is refused when encrypted', async () => {
    const original = rewritten(await drafted({ pages: 1 }), '--encrypt', '', 'owner', '256', '--');
    expect(reasonOf(original)).toContain('mã hóa');
  });

  it('is refused when damaged, without pages, or in circles', async () => {
    const sound = await drafted({ pages: 1 });
    expect(reasonOf(Buffer.from('no PDF'))).not.toBe('');
    expect(reasonOf(sound.subarray(0, sound.length - 200))).not.toBe('');
    const none = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R>>'],
      [0, '<</Type/Pages/Kids[]/Count 0>>'],
    ]);
    expect(reasonOf(none)).toContain('không có trang');
    const circle = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R>>'],
      [0, '<</Type/Pages/Kids[2 0 R]/Count 1>>'],
    ]);
    expect(reasonOf(circle)).toContain('cây trang');
  });

  it('is refused when its pages unpack to more than one file may', () => {
    const bomb = deflateSync(Buffer.alloc(30 << 20, 0x20)).toString('latin1');
    const pdf = onePage(
      `/MediaBox[0 0 200 200]/Contents[${'4 0 R '.repeat(20)}]`,
      stream(bomb, '/Filter/FlateDecode'),
    );
    expect(pdf.length).toBeLessThan(100_000);
    expect(reasonOf(pdf)).toContain('unpacks to too much');
  });

  it('is refused when part of it is hidden, elsewhere, or of no size', () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>';
    const hidden = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>>>'],
      [0, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
      [0, page],
      [0, stream('')],
      [0, '<</Type/OCG/Name(x)>>'],
    ]);
    expect(reasonOf(hidden)).toContain('ẩn');
    const elsewhere = onePage(
      '/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>',
      stream('/X Do'),
      stream('', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(other.pdf)'),
    );
    expect(reasonOf(elsewhere)).toContain('tệp khác');
    expect(reasonOf(onePage('/MediaBox[0 0 0 0]/Contents 4 0 R', stream('')))).toContain('khổ giấy');
    expect(reasonOf(onePage('/Contents 4 0 R', stream('')))).toContain('khổ giấy');
    expect(reasonOf(onePage('/MediaBox[0 0 200 200]/Rotate 45/Contents 4 0 R', stream('')))).toContain(
      'xoay',
    );
  });
});

const packetOf = (bytes: Uint8Array): string => {
  const file = new PdfFile(bytes);
  return decodeStream(file.resolve(file.catalog().get('Metadata')) as PdfStream).toString('utf8');
};
