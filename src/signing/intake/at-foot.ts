// Places for signatures at the foot of a page, and for the seal over the last of them, when nobody brings a plan.
import type { Acceptable } from './inspect.ts';
import type { FieldPlan, PlannedField } from './plan.ts';
import { sizeSeen } from './upright.ts';

export interface FootOfPage {
  readonly signatures: number;
  /** Diameter in millimetres; undefined for no seal. */
  readonly seal: number | undefined;
  /** Index from 0. */
  readonly page: number;
  readonly pagesPerSheet: 1 | 2;
  /** Points that the lowest row stands above the margin. Default 0. */
  readonly lift?: number;
}

type Rectangle = NonNullable<PlannedField['place']>['rect'];

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
const MARGIN = mm(20);
const [WIDTH, HEIGHT, GAP] = [mm(55), mm(25), mm(5)];
/** Beside the seal stand the organisation’s name and the time; narrower, the time would be cut. */
const [LEGEND, NARROWEST_LEGEND] = [mm(45), mm(34)];

/**
 * Rows from the foot upwards, right-aligned; the seal covers the left third of the last signature (NĐ 30/2020 Đ33.1.c).
 * The page must be one of the document's. Fields are named `Signature_1` … and `OrgSeal`, in reading order.
 */
export function planAtFoot(
  { pages, signed, open }: Pick<Acceptable, 'pages' | 'signed' | 'open'>,
  { signatures, seal, page, pagesPerSheet, lift = 0 }: FootOfPage,
): FieldPlan {
  const shape = pages[page];
  if (shape === undefined) throw new TypeError(`the document has no page ${page}`);
  const boxes = boxesOn(sizeSeen(shape), signatures, gapFor(seal), lift);
  const free = freeNames(new Set([...signed, ...open]));
  const place = (rect: Rectangle) => ({ place: { page, rect } });
  return {
    fields: boxes.map((rect) => ({ field: free('Signature'), ...place(rect) })),
    ...(seal !== undefined && {
      seal: {
        main: { field: 'OrgSeal', ...place(sealOver(boxes, sizeSeen(shape), mm(seal))) },
        slices: { diameter: mm(seal), pagesPerSheet },
      },
    }),
  };
}

/** Between two signatures; wide enough for what of the seal and its legend stands left of the last one. */
const gapFor = (seal: number | undefined): number =>
  seal === undefined ? GAP : Math.max(GAP, mm(seal) - WIDTH / 3 + NARROWEST_LEGEND);

/** In reading order: the last one is at the right of the lowest row. */
function boxesOn(
  [pageWidth, pageHeight]: readonly [number, number],
  count: number,
  gap: number,
  lift: number,
): Rectangle[] {
  const margin = Math.min(MARGIN, pageWidth / 12, pageHeight / 12);
  const inner = pageWidth - 2 * margin;
  const columns = Math.max(1, Math.min(3, Math.floor((inner + gap) / (WIDTH + gap))));
  const width = Math.min(WIDTH, inner);
  const step = columns === 1 ? 0 : (inner - width) / (columns - 1);
  const rows = Math.ceil(count / columns);
  const height = Math.min(HEIGHT, (pageHeight - 2 * margin) / Math.max(1, rows) - GAP);
  return Array.from({ length: count }, (_, i): Rectangle => {
    const fromEnd = count - 1 - i;
    const [row, column] = [Math.floor(fromEnd / columns), columns - 1 - (fromEnd % columns)];
    const left = margin + (columns === 1 ? inner - width : column * step);
    const bottom = margin + lift + row * (height + GAP);
    return [left, bottom, left + width, bottom + height];
  });
}

/** The seal is drawn at the right end of its field, the organisation's name and the time at its left. */
function sealOver(
  boxes: readonly Rectangle[],
  [pageWidth, pageHeight]: readonly [number, number],
  diameter: number,
): Rectangle {
  const last = boxes.at(-1) ?? [pageWidth / 2, MARGIN, pageWidth - MARGIN, MARGIN + diameter];
  const [left, bottom, right, top] = last;
  const edge = Math.min(Math.max(left + (right - left) / 3, diameter), pageWidth);
  const low = Math.max(0, Math.min((bottom + top - diameter) / 2, pageHeight - diameter));
  // The legend keeps off the signature beside it.
  const beside = boxes.filter((box) => box[1] < low + diameter && box[2] <= left).map((box) => box[2]);
  const legend = Math.max(0, edge - diameter - LEGEND, ...beside);
  const fits = edge - diameter - legend >= NARROWEST_LEGEND;
  return [fits ? legend : edge - diameter, low, edge, low + diameter];
}

/** Signature_1, Signature_2 … as far as they are not taken. */
function freeNames(taken: Set<string>): (stem: string) => string {
  return (stem) => {
    let number = 1;
    while (taken.has(`${stem}_${number}`)) number++;
    taken.add(`${stem}_${number}`);
    return `${stem}_${number}`;
  };
}
