// The transcript's marks measured and drawn with pdf-lib (@cantoo/pdf-lib), fonts opened with fontkit.
import { createRequire } from 'node:module';
import { degrees, grayscale, LineCapStyle, PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import type { FaceName } from '../../src/documents/typeface/index.ts';
import type { Mark, PageMarks } from './marks.ts';
import type { Fonts } from './typeface.ts';

export const PDF_LIB = 'pdf-lib (@cantoo)';

/** What is used of fontkit, which has no types of its own. */
interface Subset {
  includeGlyph(glyph: object): number;
  encodeStream(): object;
}
interface Fontkit {
  create(bytes: Uint8Array): { createSubset(): Subset };
}

/** pdf-lib brings no fontkit and takes any; the one here is pdfkit's. */
const require = createRequire(createRequire(import.meta.url).resolve('pdfkit'));
const fontkit = require('fontkit') as Fontkit;

/** This fontkit writes a subset as a stream only, which pdf-lib asks for when there is no `encode`. */
const streaming = {
  create(bytes: Uint8Array) {
    const font = fontkit.create(bytes);
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => {
      const subset = createSubset();
      return {
        includeGlyph: (glyph) => subset.includeGlyph(glyph),
        encodeStream: () => subset.encodeStream(),
      };
    };
    return font;
  },
} as unknown as Parameters<PDFDocument['registerFontkit']>[0];

export async function drawWithPdfLib(
  pages: readonly PageMarks[],
  { files, cut }: Fonts,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(streaming);
  const fonts = {
    regular: await document.embedFont(files.regular, { subset: !cut }),
    bold: await document.embedFont(files.bold, { subset: !cut }),
    italic: await document.embedFont(files.italic, { subset: !cut }),
  };
  for (const { size, marks } of pages) {
    const page = document.addPage([...size]);
    for (const mark of marks) draw(page, mark, fonts);
  }
  return document.save();
}

function draw(page: PDFPage, mark: Mark, fonts: Readonly<Record<FaceName, PDFFont>>): void {
  if (mark.kind === 'text') {
    const { x, y, size, text, face, upward } = mark;
    fonts[face].widthOfTextAtSize(text, size);
    page.drawText(text, { x, y, size, font: fonts[face], ...(upward ? { rotate: degrees(90) } : {}) });
  } else if (mark.kind === 'line') {
    const [start, end] = [mark.from, mark.to].map(([x, y]) => ({ x, y }));
    if (start && end)
      page.drawLine({
        start,
        end,
        thickness: mark.width,
        ...(mark.dotted ? { dashArray: [0, 2.4], lineCap: LineCapStyle.Round } : {}),
      });
  } else {
    const { x, y, width, height, grey } = mark;
    const look =
      grey === undefined ? { borderColor: grayscale(0), borderWidth: 0.5 } : { color: grayscale(grey) };
    page.drawRectangle({ x, y, width, height, ...look });
  }
}
