// Which fields a document is to receive, and where that is on its pages.
import { intakeFault } from './faults.ts';
import type { PageShape } from './pages.ts';
import { type Rectangle, sizeSeen, toUserSpace } from './upright.ts';

/** A field to be added: its name, and where it is seen; without a place it is invisible. */
export interface PlannedField {
  /** No dot; unique in the document. */
  readonly field: string;
  /** Absent for an invisible field. */
  readonly place?: {
    /** Page index from 0. */
    readonly page: number;
    /** Left, bottom, right, top in points from the lower left corner of the page as its reader sees it. */
    readonly rect: Rectangle;
  };
}

/** The main seal and its strips across the pages (NĐ 30/2020 Đ33.1.đ: at most five sheets a seal). */
export interface SealPlan {
  /** The main seal. */
  readonly main: PlannedField;
  /** Strips along the right edge: diameter of the seal in points, and pages on one sheet of paper. Absent: none. */
  readonly slices?: { readonly diameter: number; readonly pagesPerSheet: 1 | 2 };
  /** The seal closes the document for good (signing.md §5). Default true. */
  readonly locks?: boolean;
}

/** The fields a document is to receive: signatures, and a seal with its strips. Plain JSON; lengths are points. */
export interface FieldPlan {
  readonly fields: readonly PlannedField[];
  readonly seal?: SealPlan;
}

/** A field as it will stand in the document; plain data, to be kept with the document. */
export interface PlacedField {
  readonly field: string;
  readonly purpose: 'signature' | 'seal' | 'sealSlice';
  readonly page: number;
  /** In user space of the page; all zero when invisible. */
  readonly rect: Rectangle;
  /** How its reader sees it: size in points, and degrees counter-clockwise to stand upright on a turned page. */
  readonly upright: {
    readonly size: readonly [number, number];
    readonly rotation: PageShape['rotation'];
  };
  readonly locksAll: boolean;
  /** Strip `index` of `count` in its group of at most five sheets (NĐ 30/2020 Đ33.1.đ). */
  readonly slice?: { readonly index: number; readonly count: number };
}

/** Faults: intake.outsidePages, intake.fieldName. */
export function placeFields(pages: readonly PageShape[], { fields, seal }: FieldPlan): PlacedField[] {
  const placed = fields.map((field) => place(pages, field, 'signature', false));
  if (seal !== undefined) {
    placed.push(place(pages, seal.main, 'seal', seal.locks ?? true));
    if (seal.slices !== undefined) placed.push(...placeSlices(pages, seal.slices));
  }
  expectNames(placed);
  return placed;
}

function place(
  pages: readonly PageShape[],
  { field, place }: PlannedField,
  purpose: PlacedField['purpose'],
  locksAll: boolean,
): PlacedField {
  if (place === undefined) {
    const upright = { size: [0, 0], rotation: 0 } as const;
    return { field, purpose, page: 0, rect: [0, 0, 0, 0], upright, locksAll };
  }
  const page = pages[place.page];
  const [left, bottom, right, top] = place.rect;
  const [width, height] = page === undefined ? [0, 0] : sizeSeen(page);
  const inside =
    left >= -TOLERANCE && bottom >= -TOLERANCE && right <= width + TOLERANCE && top <= height + TOLERANCE;
  if (page === undefined || !inside || !(right > left && top > bottom))
    throw intakeFault('intake.outsidePages', { field });
  return {
    field,
    purpose,
    page: place.page,
    rect: toUserSpace(page, place.rect),
    upright: { size: [right - left, top - bottom], rotation: page.rotation },
    locksAll,
  };
}

const TOLERANCE = 0.01;
const MOST_SHEETS = 5;

/** A strip on every page; a single sheet has nothing to be tied to. */
function placeSlices(
  pages: readonly PageShape[],
  { diameter, pagesPerSheet }: NonNullable<SealPlan['slices']>,
): PlacedField[] {
  const groups = groupsOf(Math.ceil(pages.length / pagesPerSheet));
  if (groups.length === 1 && groups[0] === 1) return [];
  const strips = groups.flatMap((count) => Array.from({ length: count }, (_, index) => ({ index, count })));
  return pages.flatMap((page, number) => {
    const slice = strips[Math.floor(number / pagesPerSheet)];
    if (slice === undefined) return [];
    const [width, height] = sizeSeen(page);
    const bottom = (height - diameter) / 2;
    const rect: Rectangle = [width - diameter / slice.count, bottom, width, bottom + diameter];
    const planned = { field: `SealSlice_${number + 1}`, place: { page: number, rect } };
    return [{ ...place(pages, planned, 'sealSlice', false), slice }];
  });
}

/** Sheets in each group: at most five, as even as possible, so that no strip is a whole seal. */
function groupsOf(sheets: number): number[] {
  const groups = Math.ceil(sheets / MOST_SHEETS);
  return Array.from({ length: groups }, (_, group) => Math.floor((sheets + groups - 1 - group) / groups));
}

const LONGEST_NAME = 100;

function expectNames(placed: readonly PlacedField[]): void {
  const taken = new Set<string>();
  for (const { field } of placed) {
    if (field.trim() === '' || field.length > LONGEST_NAME || /[.\p{C}]/u.test(field))
      throw intakeFault('intake.fieldName', { field, reason: 'empty, too long, or with a dot' });
    if (taken.has(field)) throw intakeFault('intake.fieldName', { field, reason: 'twice in the plan' });
    taken.add(field);
  }
}
