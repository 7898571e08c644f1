// The transcript's marks measured and drawn with pdfkit.
import { createRequire } from 'node:module';
import type { PageMarks, Mark } from './marks.ts';
import { faceNames, type Fonts } from './typeface.ts';

export const PDFKIT = 'pdfkit';

/** What is used of pdfkit, which has no types of its own. */
interface Document {
  on(event: 'data', listener: (chunk: Buffer) => void): void;
  on(event: 'end', listener: () => void): void;
  addPage(options: object): void;
  registerFont(name: string, source: Buffer): void;
  font(name: string): Document;
  fontSize(size: number): Document;
  widthOfString(text: string): number;
  text(text: string, x: number, y: number, options: object): Document;
  save(): Document;
  restore(): Document;
  rotate(angle: number, options: object): Document;
  moveTo(x: number, y: number): Document;
  lineTo(x: number, y: number): Document;
  lineWidth(width: number): Document;
  dash(length: number, options: object): Document;
  undash(): Document;
  rect(x: number, y: number, width: number, height: number): Document;
  stroke(): Document;
  fill(colour: string): Document;
  fillColor(colour: string): Document;
  end(): void;
}

const PdfKit = createRequire(import.meta.url)('pdfkit-current') as new (options: object) => Document;

export function drawWithPdfkit(pages: readonly PageMarks[], { files }: Fonts): Promise<Buffer> {
  const document = new PdfKit({ autoFirstPage: false, margin: 0 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => {
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
  });
  for (const name of faceNames) document.registerFont(name, files[name]);
  for (const { size, marks } of pages) {
    document.addPage({ size, margin: 0 });
    for (const mark of marks) draw(document, mark, size[1]);
  }
  document.end();
  return done;
}

function draw(document: Document, mark: Mark, pageHeight: number): void {
  if (mark.kind === 'text') {
    const { x, size, text, face, upward } = mark;
    const y = pageHeight - mark.y;
    const styled = document.font(face).fontSize(size);
    if (upward) styled.save().rotate(-90, { origin: [x, y] });
    styled.widthOfString(text);
    styled.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    if (upward) styled.restore();
  } else if (mark.kind === 'line') {
    const [[x1, y1], [x2, y2]] = [mark.from, mark.to];
    document
      .lineWidth(mark.width)
      .moveTo(x1, pageHeight - y1)
      .lineTo(x2, pageHeight - y2);
    if (mark.dotted) document.dash(0.1, { space: 2.3 }).stroke().undash();
    else document.stroke();
  } else {
    const { x, width, height, grey } = mark;
    document.rect(x, pageHeight - mark.y - height, width, height);
    if (grey === undefined) document.stroke();
    else
      document
        .fill(
          `#${Math.round(grey * 255)
            .toString(16)
            .padStart(2, '0')
            .repeat(3)}`,
        )
        .fillColor('black');
  }
}
