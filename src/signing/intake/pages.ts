// The pages of a document in order, with what they inherit (ISO 32000-2 §7.7.3).
import {
  isArray,
  isInteger,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
} from '../pdf/index.ts';
import { intakeFault } from './faults.ts';

/** A page as its reader sees it: visible box in user space, turn in degrees clockwise, length of a unit in points. */
export interface PageShape {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** What the reader shows of the page: left, bottom, right, top in user space. */
  readonly box: readonly [number, number, number, number];
  /** Degrees clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Length of one unit of user space in points (1/72 inch). */
  readonly userUnit: number;
}

const MAX_DEPTH = 64;
const SMALLEST_SIDE = 3;
const inherited = ['MediaBox', 'CropBox', 'Rotate'] as const;

/** Faults: intake.pageTree, intake.tooManyPages. */
export function readPages(file: PdfFile, most: number): PageShape[] {
  const pages: PageShape[] = [];
  const seen = new Set<number>();
  const walk = (ref: PdfObject | undefined, above: PdfDict, depth: number): void => {
    if (!(ref instanceof PdfRef)) throw irregular('a page is not an object of its own');
    if (seen.has(ref.number)) throw irregular(`object ${ref.number} stands in it twice`);
    if (depth > MAX_DEPTH) throw irregular('too deep');
    seen.add(ref.number);
    const dict = file.dict(ref);
    if (dict === undefined) throw irregular(`object ${ref.number} is no page`);
    const attributes = new Map(above);
    for (const key of inherited) {
      const own = file.resolve(dict.get(key));
      if (own !== null) attributes.set(key, own);
    }
    if (isName(file.resolve(dict.get('Type')), 'Page')) {
      if (pages.length >= most) throw intakeFault('intake.tooManyPages', { most });
      pages.push(shapeOf(file, ref, dict, attributes));
      return;
    }
    const kids = file.resolve(dict.get('Kids'));
    if (!isArray(kids)) throw irregular(`object ${ref.number} is neither a page nor a list of pages`);
    const first = pages.length;
    for (const kid of kids) walk(kid, attributes, depth + 1);
    if (file.resolve(dict.get('Count')) !== pages.length - first)
      throw irregular(`object ${ref.number} counts its pages wrongly`);
  };
  walk(file.catalog().get('Pages'), new Map(), 0);
  if (pages.length === 0) throw irregular('no page');
  return pages;
}

const irregular = (reason: string) => intakeFault('intake.pageTree', { reason });

function shapeOf(file: PdfFile, ref: PdfRef, dict: PdfDict, attributes: PdfDict): PageShape {
  const media = boxOf(file, attributes.get('MediaBox'), ref);
  const crop = attributes.has('CropBox') ? boxOf(file, attributes.get('CropBox'), ref) : media;
  const visible = intersection(media, crop);
  const rotate = attributes.get('Rotate') ?? 0;
  if (!isInteger(rotate) || rotate % 90 !== 0) throw irregular(`page ${ref.number} is turned askew`);
  const unit = file.resolve(dict.get('UserUnit')) ?? 1;
  if (typeof unit !== 'number' || !(unit > 0 && unit <= 1000))
    throw irregular(`page ${ref.number} has an impossible /UserUnit`);
  return {
    ref,
    dict,
    // Readers ignore a crop box that shows nothing of the page.
    box: isArea(visible) ? visible : media,
    rotation: (((rotate % 360) + 360) % 360) as PageShape['rotation'],
    userUnit: unit,
  };
}

type Box = PageShape['box'];

function boxOf(file: PdfFile, object: PdfObject | undefined, ref: PdfRef): Box {
  const sides = isArray(object) ? object.map((side) => file.resolve(side)) : [];
  const [x0, y0, x1, y1] = sides;
  if (
    sides.length !== 4 ||
    typeof x0 !== 'number' ||
    typeof y0 !== 'number' ||
    typeof x1 !== 'number' ||
    typeof y1 !== 'number'
  ) {
    throw irregular(`page ${ref.number} has no proper box`);
  }
  const box: Box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  if (!isArea(box)) throw irregular(`page ${ref.number} has no area`);
  return box;
}

const isArea = ([left, bottom, right, top]: Box) =>
  right - left >= SMALLEST_SIDE && top - bottom >= SMALLEST_SIDE;

const intersection = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
