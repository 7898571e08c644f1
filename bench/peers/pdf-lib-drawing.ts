// The transcript's marks measured and drawn with pdf-lib (@cantoo/pdf-lib), fonts opened with fontkit.
import { createRequire } from 'node:module';
import { degrees, grayscale, LineCapStyle, PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import type { FaceName } from '../../src/documents/typeface/index.ts';
import type { Mark, PageMarks } from './marks.ts';
import type { Fonts } from './typeface.ts';

export const PDF_LIB = 'pdf-lib (@cantoo)';

/** pdf-lib brings no fontkit; with fontkit 2 it keeps every Vietnamese glyph. */
const fontkit = createRequire(import.meta.url)('fontkit') as Parameters<PDFDocument['registerFontkit']>[0];

export async function drawWithPdfLib(
  pages: readonly PageMarks[],
  { files, cut }: Fonts,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
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
