// pdf.js, loaded only by pages that show a PDF: draws the pages of one document into a host element.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { metaOf } from './api.ts';

export interface OpenDocument {
  readonly pages: number;
  /** Draws one page, number from 1, as wide as the host. Earlier drawing into the same canvas is given up. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<void>;
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
