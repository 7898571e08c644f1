// pdf.js, loaded only by pages that show a PDF: draws the pages of one document into a host element.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { metaOf } from './api.ts';

export interface OpenDocument {
  readonly pages: number;
  /** Draws one page, number from 1, as wide as the host. Earlier drawing into the same canvas is given up. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
  /** Draws only this part of a page, given in points from the lower left corner. */
  readonly cut: (
    page: number,
    rect: readonly [number, number, number, number],
    canvas: HTMLCanvasElement,
    scale: number,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @throws Error when the bytes are no PDF or nobody answers */
export async function openPdf(source: string | Uint8Array): Promise<OpenDocument> {
  GlobalWorkerOptions.workerSrc = metaOf('pdf-worker');
  const loading = getDocument({
    ...(typeof source === 'string' ? { url: source, withCredentials: true } : { data: source }),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
  });
  const pdf = await loading.promise;
  return {
    pages: pdf.numPages,
    draw: (page, canvas, width) => draw(pdf, page, canvas, width),
    cut: (page, rect, canvas, scale) => cut(pdf, page, rect, canvas, scale),
    close: () => loading.destroy(),
  };
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const sharp = Math.min(devicePixelRatio, 2);
  const viewport = page.getViewport({ scale: (width / natural.width) * sharp });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${Math.round(viewport.height / sharp)}px`;
  await page.render({ canvas, viewport }).promise;
}

async function cut(
  pdf: PDFDocumentProxy,
  number: number,
  rect: readonly [number, number, number, number],
  canvas: HTMLCanvasElement,
  scale: number,
): Promise<void> {
  const page = await pdf.getPage(number);
  const sharp = Math.min(devicePixelRatio, 2) * scale;
  const whole = page.getViewport({ scale: sharp });
  const [x0, y0, x1, y1] = whole.convertToViewportRectangle([...rect]) as [number, number, number, number];
  const [left, top] = [Math.min(x0, x1), Math.min(y0, y1)];
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  canvas.style.width = `${(width * scale) / sharp}px`;
  canvas.style.height = `${(height * scale) / sharp}px`;
  const viewport = page.getViewport({ scale: sharp, offsetX: -left, offsetY: -top });
  await page.render({ canvas, viewport }).promise;
}
