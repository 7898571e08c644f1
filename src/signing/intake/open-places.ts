// The fields of a document that still wait for a signature, as places to be drawn in.
import { OpenDocument, type SignatureField } from '../document/index.ts';
import { isArray, PdfFile, type PdfDict, type PdfObject, PdfRef, PdfString, textOf } from '../pdf/index.ts';
import { type PageShape, readPages } from './pages.ts';
import type { PlacedField } from './plan.ts';
import { purposeOf } from './titles.ts';
import type { Rectangle } from './upright.ts';

/**
 * Signature fields that can be signed, with their places on the pages; also fields that other programs made. Those of a
 * seal are known by the titles `addFields` gives them. Page indexes from 0; rectangles in user space, sizes in points.
 * Faults: signing.unreadablePdf, signing.encryptedPdf, intake.pageTree.
 */
export function openPlaces(bytes: Uint8Array): PlacedField[] {
  const { fields, locked } = new OpenDocument(bytes).index;
  const file = new PdfFile(bytes);
  const pages = readPages(file, Infinity);
  const pageOf = pagesByWidget(file, pages);
  return [...fields].flatMap(([name, field]) => {
    if (field.signed || field.widgets !== 1 || locked?.has(name) === true) return [];
    return [placeOf(file, name, field, pages, pageOf)];
  });
}

function placeOf(
  file: PdfFile,
  name: string,
  { number, dict, widget, lock }: SignatureField,
  pages: readonly PageShape[],
  pageOf: ReadonlyMap<number, number>,
): PlacedField {
  const page = pageOf.get(widget?.number ?? number) ?? 0;
  const rect = rectangleOf(file, widget?.dict ?? dict);
  const title = file.resolve(dict.get('TU'));
  const { rotation = 0, userUnit = 1 } = pages[page] ?? {};
  const [width, height] = [(rect[2] - rect[0]) * userUnit, (rect[3] - rect[1]) * userUnit];
  const visible = width > 0 && height > 0;
  return {
    field: name,
    ...purposeOf(title instanceof PdfString ? textOf(title) : undefined),
    page,
    rect,
    upright: {
      size: rotation % 180 === 0 ? [width, height] : [height, width],
      rotation: visible ? rotation : 0,
    },
    locksAll: lock?.action === 'All',
  };
}

/** Page index of every annotation, by its object number. */
function pagesByWidget(file: PdfFile, pages: readonly PageShape[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  pages.forEach(({ dict }, index) => {
    const list: PdfObject = file.resolve(dict.get('Annots'));
    for (const ref of isArray(list) ? list : [])
      if (ref instanceof PdfRef && !found.has(ref.number)) found.set(ref.number, index);
  });
  return found;
}

function rectangleOf(file: PdfFile, dict: PdfDict): Rectangle {
  const rect = file.resolve(dict.get('Rect'));
  const sides = (isArray(rect) ? rect : []).map((side) => file.resolve(side));
  const [x0, y0, x1, y1] = sides;
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number')
    return [0, 0, 0, 0];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
