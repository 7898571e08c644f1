// The transcript's marks measured and drawn with @libpdf/core.
import { grayscale, PDF, type EmbeddedFont, type PDFPage } from '@libpdf/core';
import type { FaceName } from '../../src/documents/typeface/index.ts';
import type { Mark, PageMarks } from './marks.ts';
import type { Fonts } from './typeface.ts';

export const LIBPDF_DRAWING = '@libpdf/core';

export async function drawWithLibpdf(
  pages: readonly PageMarks[],
  { files, cut }: Fonts,
): Promise<Uint8Array> {
  const document = PDF.create();
  const fonts = {
    regular: document.embedFont(files.regular),
    bold: document.embedFont(files.bold),
    italic: document.embedFont(files.italic),
  };
  for (const { size, marks } of pages) {
    const page = document.addPage({ width: size[0], height: size[1] });
    for (const mark of marks) draw(page, mark, fonts);
  }
  return document.save({ subsetFonts: !cut });
}

function draw(page: PDFPage, mark: Mark, fonts: Readonly<Record<FaceName, EmbeddedFont>>): void {
  if (mark.kind === 'text') {
    const { x, y, size, text, face, upward } = mark;
    fonts[face].widthOfTextAtSize(text, size);
    page.drawText(text, { x, y, size, font: fonts[face], ...(upward ? { rotate: { angle: 90 } } : {}) });
  } else if (mark.kind === 'line') {
    const [start, end] = [mark.from, mark.to].map(([x, y]) => ({ x, y }));
    if (start && end)
      page.drawLine({
        start,
        end,
        thickness: mark.width,
        ...(mark.dotted ? { dashArray: [0, 2.4], lineCap: 'round' as const } : {}),
      });
  } else {
    const { x, y, width, height, grey } = mark;
    const look =
      grey === undefined ? { borderColor: grayscale(0), borderWidth: 0.5 } : { color: grayscale(grey) };
    page.drawRectangle({ x, y, width, height, ...look });
  }
}
