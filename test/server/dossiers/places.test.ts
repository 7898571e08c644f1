// Signatures never cover what is written: they stand where the last page is blank, or on a page of their own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { degrees, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { takeInDossier } from '../../../src/server/application/index.ts';
import { inspectPdf } from '../../../src/signing/index.ts';
import { drawnPage, handmade, judgedBy, rewritten } from '../../support/foreign-pdf.ts';
import { itWith, runProgram } from '../../support/programs.ts';
import { streamSource } from '../../support/hostile.ts';

interface Sheet {
  readonly size?: readonly [number, number];
  readonly turned?: number;
  /** Lines of text from the top, as far as this from the lower edge. */
  readonly downTo?: number;
  readonly frame?: 'lines' | 'white' | 'filled';
  readonly footer?: boolean;
}

/** In points of the page as it is read. */
async function written({
  size = [595, 842],
  turned = 0,
  downTo = 400,
  frame,
  footer = false,
}: Sheet): Promise<Buffer> {
  const document = await PDFDocument.create();
  const [width, height] = size;
  const page = document.addPage(turned % 180 === 0 ? [width, height] : [height, width]);
  page.setRotation(degrees(turned));
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const own = (x: number, y: number): { x: number; y: number } =>
    turned === 90
      ? { x: height - y, y: x }
      : turned === 270
        ? { x: y, y: width - x }
        : turned === 180
          ? { x: width - x, y: height - y }
          : { x, y };
  const inner = { ...own(20, 20), width: page.getWidth() - 40, height: page.getHeight() - 40 };
  const box = { ...inner, x: 20, y: 20 };
  if (frame === 'lines') page.drawRectangle({ ...box, borderWidth: 1, borderColor: rgb(0, 0, 0) });
  if (frame === 'white') page.drawRectangle({ ...box, color: rgb(1, 1, 1) });
  if (frame === 'filled') page.drawRectangle({ ...box, color: rgb(0.6, 0.8, 0.9) });
  const write = (text: string, x: number, y: number) =>
    page.drawText(text, { ...own(x, y), size: 11, font, rotate: degrees(turned) });
  for (let y = height - 40; y > downTo; y -= 14)
    write('Muc tieu cua bai hoc va cac hoat dong. '.repeat(Math.round(width / 190)), 40, y);
  if (footer) write('Trang 1/1', width / 2, 40);
  return Buffer.from(await document.save());
}

/** Lines as groff sets them and Ghostscript writes them. */
function typeset(lines: number): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'giaplai-typeset-'));
  try {
    const text =
      '.pl 29.7c\n.po 2c\n.vs 13\n.nf\n' + 'Muc tieu cua bai hoc va cac hoat dong.\n'.repeat(lines);
    writeFileSync(path.join(folder, 'plan.tr'), text);
    const file = path.join(folder, 'plan');
    runProgram('sh', ['-c', `groff -Tps -P-pa4 ${file}.tr > ${file}.ps && ps2pdf ${file}.ps ${file}.pdf`]);
    return readFileSync(`${file}.pdf`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = { title: 'Kế hoạch bài dạy – Bài 12', signatures: 3, seal: null } as const;

/** Darkest pixel of what the upload shows where signatures go, and on which page that is. */
function under(file: Buffer, more: { signatures?: number; seal?: number | null } = {}) {
  const { tail, places } = takeInDossier(file, { ...wanted, ...more });
  const whole = Buffer.concat([file, tail]);
  expect(inspectPdf(whole).kind).toBe('acceptable');
  const page = places[0]!.page;
  const drawn = drawnPage(whole, page + 1, 72);
  const inspection = inspectPdf(whole);
  if (inspection.kind === 'refused') throw inspection.fault;
  const { rotation, box } = inspection.pages[page]!;
  let darkest = 255;
  for (const place of places.filter(({ purpose }) => purpose !== 'sealSlice')) {
    const [x0, y0, x1, y1] = place.rect;
    const seen =
      rotation === 90
        ? [y0 - box[1], box[2] - x1, y1 - box[1], box[2] - x0]
        : rotation === 180
          ? [box[2] - x1, box[3] - y1, box[2] - x0, box[3] - y0]
          : rotation === 270
            ? [box[3] - y1, x0 - box[0], box[3] - y0, x1 - box[0]]
            : [x0 - box[0], y0 - box[1], x1 - box[0], y1 - box[1]];
    const [left = 0, bottom = 0, right = 0, top = 0] = seen;
    for (let y = Math.ceil(drawn.height - top); y < drawn.height - bottom; y++)
      for (let x = Math.ceil(left); x < right; x++)
        darkest = Math.min(darkest, drawn.pixels[(y * drawn.width + x) * 3]!);
  }
  return { page, darkest, whole, places };
}

const onTheSheet = { page: 0, darkest: 255 };
const onItsOwn = { page: 1, darkest: 255 };

describe('signatures of a dossier', () => {
  it.each<[string, Sheet, typeof onTheSheet]>([
    ['at the foot of a page that is half full', {}, onTheSheet],
    ['on a page of their own when the last one is full', { downTo: 30 }, onItsOwn],
    ['above a page number', { downTo: 250, footer: true }, onTheSheet],
    ['on a page of their own when a full page ends with its number', { downTo: 60, footer: true }, onItsOwn],
    ['inside a frame of lines', { frame: 'lines' }, onTheSheet],
    ['on a page painted white', { frame: 'white' }, onTheSheet],
    ['on a page of their own when the last one is painted all over', { frame: 'filled' }, onItsOwn],
    ['at the foot of a wide page', { size: [842, 595], downTo: 250 }, onTheSheet],
    ['on a page of their own behind a full wide page', { size: [842, 595], downTo: 30 }, onItsOwn],
    ['at the foot of a page turned by 90 degrees, as it is read', { turned: 90 }, onTheSheet],
    ['at the foot of a page turned by 180 degrees', { turned: 180 }, onTheSheet],
    ['at the foot of a page turned by 270 degrees', { turned: 270 }, onTheSheet],
    ['on a page of their own behind a full turned page', { turned: 90, downTo: 30 }, onItsOwn],
    [
      'on a page of their own behind one that is too small to be read',
      { size: [120, 160], downTo: 120 },
      onItsOwn,
    ],
  ])('stand %s', async (_, sheet, expected) => {
    const { page, darkest } = under(await written(sheet));
    expect({ page, darkest }).toEqual(expected);
  });

  it.each([1, 2, 4, 7])('never cover text, however many sign: %s', async (signatures) => {
    for (const downTo of [60, 150, 260, 400])
      expect(under(await written({ downTo }), { signatures, seal: 36 }).darkest).toBe(255);
  });

  it('stand on a page that says what it is part of, upright whatever the tree of pages says', async () => {
    const text = 'BT /F 12 Tf 40 40 Td (x) Tj ET '.repeat(1) + 'q 595 0 0 842 0 0 cm 0 0 1 1 re f Q';
    const file = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R>>'],
      [0, '<</Type/Pages/Kids[3 0 R]/Count 1/Rotate 90/CropBox[0 0 300 300]/MediaBox[0 0 595 842]>>'],
      [0, '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>'],
      [0, streamSource('', Buffer.from(text)).toString('latin1')],
      [0, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    ]);
    const { page, whole } = under(file);
    expect(page).toBe(1);
    const seen = inspectPdf(whole);
    expect(seen.kind === 'acceptable' && seen.pages[1]).toMatchObject({
      rotation: 0,
      box: [0, 0, 595.28, 841.89],
    });
    const said = judgedBy('pdftotext', ['-f', '2', '-layout'], whole);
    expect(said.status).toBe(0);
  });

  itWith('qpdf')('make files that other programs find whole, with object streams too', async () => {
    for (const file of [
      await written({ downTo: 30 }),
      rewritten(await written({ downTo: 30 }), '--object-streams=generate'),
    ]) {
      const { whole } = under(file);
      expect(judgedBy('qpdf', ['--check'], whole).output).toContain('No syntax or stream encoding errors');
    }
  });

  itWith('groff', 'ps2pdf')('know the pages of other makers', () => {
    // Sixty lines and more fill a page of groff's.
    for (const [lines, page] of [
      [5, 0],
      [50, 0],
      [64, 1],
    ] as const)
      expect([lines, under(typeset(lines))]).toMatchObject([lines, { page, darkest: 255 }]);
  });

  it.each([
    ['fonts that stand nowhere', 'BT /Nothing 12 Tf 50 50 Td (x) Tj ET'],
    ['a form that draws itself', 'q /Self Do Q'],
    ['stray delimiters', '0 0 m ) } >>'],
    ['an image without an end', 'BI /W 1 /H 1 ID xxxx'],
    ['states saved without end', 'q '.repeat(2000)],
  ])('go on a page of their own where it cannot be told what is seen: %s', (_, content) => {
    const self = streamSource(
      '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Self 5 0 R>>>>',
      Buffer.from('/Self Do'),
    );
    const file = handmade([
      [0, '<</Type/Catalog/Pages 2 0 R>>'],
      [0, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
      [
        0,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Self 5 0 R>>>>>>',
      ],
      [0, streamSource('', Buffer.from(content)).toString('latin1')],
      [0, self.toString('latin1')],
    ]);
    expect(takeInDossier(file, wanted).places[0]!.page).toBe(1);
  });

  it('are the same whenever the same file comes', async () => {
    const file = await written({ downTo: 30 });
    expect(Buffer.compare(takeInDossier(file, wanted).tail, takeInDossier(file, wanted).tail)).toBe(0);
  });
});
