// A signed document open for copying: its pages as their reader sees them (ISO 32000-2 §7.7.3).
import {
  isArray,
  isDict,
  isInteger,
  isName,
  PdfFile,
  PdfRef,
  PdfSyntaxError,
  type PdfDict,
  type PdfObject,
} from '../../signing/pdf/index.ts';
import { raise } from '../faults.ts';

export type Box = readonly [left: number, bottom: number, right: number, top: number];

export interface OriginalPage {
  readonly dict: PdfDict;
  readonly resources: PdfObject;
  /** What the reader shows of the page, in its own units. */
  readonly box: Box;
  /** Degrees clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Points to one unit. */
  readonly unit: number;
}

export interface Original {
  readonly file: PdfFile;
  readonly pages: readonly OriginalPage[];
}

const MOST_PAGES = 2000;
const MAX_DEPTH = 64;
const SMALLEST = 3;
const LARGEST = 14_400;
const inherited = ['MediaBox', 'CropBox', 'Rotate', 'Resources'] as const;

/** Throws Fault `documents.original` for what cannot be shown page by page as it is. */
export function openOriginal(bytes: Uint8Array): Original {
  return reading(() => {
    const file = new PdfFile(bytes);
    if (file.revisions.some(({ trailer }) => trailer.has('Encrypt'))) throw refused('tệp được mã hóa');
    if (hidesLayers(file)) throw refused('tệp có lớp nội dung bị ẩn');
    return { file, pages: readPages(file) };
  });
}

/** What the file's own syntax forbids is told as what the document cannot do. */
export function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof PdfSyntaxError)) throw cause;
    throw raise('documents.original', { reason: cause.message }, { cause });
  }
}

export const refused = (reason: string) => raise('documents.original', { reason });

/** Layers that are off would come to light in a copy, which has no switches. */
function hidesLayers(file: PdfFile): boolean {
  const usual = file.dict(file.dict(file.catalog().get('OCProperties'))?.get('D'));
  if (usual === undefined) return false;
  const off = file.resolve(usual.get('OFF'));
  return (isArray(off) && off.length > 0) || isName(file.resolve(usual.get('BaseState')), 'OFF');
}

function readPages(file: PdfFile): OriginalPage[] {
  const pages: OriginalPage[] = [];
  const seen = new Set<number>();
  const walk = (ref: PdfObject | undefined, above: PdfDict, depth: number): void => {
    const dict = file.dict(ref);
    if (!(ref instanceof PdfRef) || dict === undefined || seen.has(ref.number) || depth > MAX_DEPTH)
      throw refused('cây trang hỏng');
    seen.add(ref.number);
    const attributes = new Map(above);
    for (const key of inherited) {
      const own = dict.get(key);
      if (file.resolve(own) !== null) attributes.set(key, own ?? null);
    }
    const kids = file.resolve(dict.get('Kids'));
    if (!isArray(kids)) {
      if (pages.length >= MOST_PAGES) throw refused(`nhiều hơn ${MOST_PAGES} trang`);
      pages.push(pageOf(file, dict, attributes));
    } else for (const kid of kids) walk(kid, attributes, depth + 1);
  };
  walk(file.catalog().get('Pages'), new Map(), 0);
  if (pages.length === 0) throw refused('không có trang nào');
  return pages;
}

function pageOf(file: PdfFile, dict: PdfDict, attributes: PdfDict): OriginalPage {
  const media = boxIn(file, attributes.get('MediaBox'));
  const crop = boxIn(file, attributes.get('CropBox')) ?? media;
  if (media === undefined || crop === undefined) throw refused('trang không có khổ giấy');
  const shown = intersection(media, crop);
  const rotate = file.resolve(attributes.get('Rotate')) ?? 0;
  const unit = file.resolve(dict.get('UserUnit')) ?? 1;
  if (!isInteger(rotate) || rotate % 90 !== 0) throw refused('trang xoay lệch');
  if (typeof unit !== 'number' || !(unit > 0 && unit <= 100)) throw refused('đơn vị đo của trang');
  const box = isArea(shown) ? shown : media;
  if (!isArea(box) || Math.max(box[2] - box[0], box[3] - box[1]) * unit > LARGEST)
    throw refused('khổ giấy không dùng được');
  const resources = attributes.get('Resources') ?? null;
  const rotation = (((rotate % 360) + 360) % 360) as OriginalPage['rotation'];
  return { dict, resources: isDict(file.resolve(resources)) ? resources : new Map(), box, rotation, unit };
}

/** Four finite numbers in order, or undefined. */
export function boxIn(file: PdfFile, object: PdfObject | undefined): Box | undefined {
  const sides = file.resolve(object);
  if (!isArray(sides)) return undefined;
  const [x0, y0, x1, y1] = sides.map((side) => file.resolve(side));
  if (![x0, y0, x1, y1].every((side) => typeof side === 'number')) return undefined;
  const [a, b, c, d] = [x0, y0, x1, y1] as [number, number, number, number];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const intersection = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

const isArea = ([left, bottom, right, top]: Box) => right - left >= SMALLEST && top - bottom >= SMALLEST;
