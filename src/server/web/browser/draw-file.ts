// Draws a file into a place of the page: pages of a PDF, or a picture. Nothing in it is ever run.
import { metaOf } from './api.ts';

type Viewer = typeof import('./viewer.ts');

const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

/** @param named for those who listen: `Trang`. @throws Error for what is neither, or damaged */
export async function drawFile(
  stage: HTMLElement,
  bytes: ArrayBuffer,
  mediaType: string,
  named: string,
): Promise<void> {
  if (pictures.has(mediaType)) {
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    picture.alt = named;
    picture.className = 'drawn-file-picture';
    await picture.decode();
    stage.replaceChildren(picture);
    return;
  }
  const { openPdf } = (await import(metaOf('pdf-viewer'))) as Viewer;
  const pdf = await openPdf(new Uint8Array(bytes));
  try {
    const width = Math.max(240, stage.clientWidth - 16);
    const pages = document.createDocumentFragment();
    for (let page = 1; page <= pdf.pages; page += 1) {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `${named} ${page}/${pdf.pages}`);
      await pdf.draw(page, canvas, width);
      pages.append(canvas);
    }
    stage.replaceChildren(pages);
  } finally {
    await pdf.close();
  }
}
