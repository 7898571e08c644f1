// Where a page shows something, as its reader sees it: text, lines, areas, pictures, annotations.
import { isArray, isName, type PdfFile, PdfStream, PdfSyntaxError } from '../../pdf/index.ts';
import type { PageShape } from '../pages.ts';
import { fromUserSpace, type Rectangle } from '../upright.ts';
import { draw, unpacked, type Sheet } from './draw.ts';
import { numbers } from './glyphs.ts';
import { identity } from './matrix.ts';

const MOST_CONTENT = 48 * 1024 * 1024;

/**
 * Boxes in points from the lower left corner of the page as its reader sees it; rather too many than too few.
 * Undefined where it cannot be told: unusual filters and fonts, damaged or endless content.
 */
export function inkOn(file: PdfFile, page: PageShape): readonly Rectangle[] | undefined {
  const sheet: Sheet = { file, marks: [], fonts: new Map(), left: MOST_CONTENT };
  try {
    const content = contentOf(sheet, page);
    draw(sheet, content, resourcesOf(file, page), [identity, page.box]);
    return [...sheet.marks, ...annotations(file, page)].map((box) => fromUserSpace(page, box));
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Several streams are one, with white space between them (ISO 32000-2 §7.8.2). */
function contentOf(sheet: Sheet, { dict }: PageShape): Buffer {
  const { file } = sheet;
  const contents = file.resolve(dict.get('Contents'));
  const parts = (isArray(contents) ? contents : [contents]).map((part) => file.resolve(part));
  const streams = parts.filter((part) => part instanceof PdfStream);
  if (streams.length !== parts.filter((part) => part !== null).length)
    throw new PdfSyntaxError('content that is no stream', 0);
  return Buffer.concat(streams.flatMap((stream) => [unpacked(sheet, stream), Buffer.from('\n')]));
}

const DEEPEST = 64;

/** Inherited, where the page has none of its own. */
function resourcesOf(file: PdfFile, { dict }: PageShape) {
  let node = dict;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const own = file.dict(node.get('Resources'));
    const parent = file.dict(node.get('Parent'));
    if (own || !parent) return own;
    node = parent;
  }
  return undefined;
}

const HIDDEN = 0b10;
/** Links frame nothing that people see, pop-ups open when they are asked to. */
const unseen = ['Link', 'Popup'];

function annotations(file: PdfFile, { dict }: PageShape): readonly Rectangle[] {
  const list = file.resolve(dict.get('Annots'));
  return (isArray(list) ? list : []).flatMap((ref): Rectangle[] => {
    const note = file.dict(ref);
    const [x0, y0, x1, y1] = numbers(file, note?.get('Rect'));
    const flags = file.resolve(note?.get('F'));
    const hidden = typeof flags === 'number' && (flags & HIDDEN) !== 0;
    const kind = file.resolve(note?.get('Subtype'));
    if (hidden || unseen.some((name) => isName(kind, name)) || y1 === undefined) return [];
    return [
      [Math.min(x0 ?? 0, x1 ?? 0), Math.min(y0 ?? 0, y1), Math.max(x0 ?? 0, x1 ?? 0), Math.max(y0 ?? 0, y1)],
    ];
  });
}
