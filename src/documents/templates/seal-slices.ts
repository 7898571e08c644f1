// Dấu giáp lai: one strip of the seal at the middle of the right edge of every page (NĐ 30/2020 Đ33.1.đ).
import type { Drafting } from './drafting.ts';

const MOST_SHEETS = 5;

interface Binding {
  /** Printed on both sides: two pages are one sheet. */
  readonly duplex?: boolean;
  /** At most five; where a school says one, no sheet is tied to another. */
  readonly sheetsPerImpression?: number;
  /** Upper edge in points; the middle of the sheet when left out. */
  readonly top?: number;
}

/** Places the strips. A single sheet has nothing to be tied to and gets none. */
export function placeSealSlices(
  drafting: Drafting,
  { duplex = false, sheetsPerImpression = MOST_SHEETS, top }: Binding,
): void {
  const { pages, sheet, sealDiameter } = drafting;
  const y = top ?? (sheet.height - sealDiameter) / 2;
  const pagesPerSheet = duplex ? 2 : 1;
  const groups = sealGroups(Math.ceil(pages.length / pagesPerSheet), sheetsPerImpression);
  if (groups.every((sheets) => sheets === 1)) return;
  const strips = groups.flatMap((count) => Array.from({ length: count }, (_, index) => ({ index, count })));
  pages.forEach((_, page) => {
    const slice = strips[Math.floor(page / pagesPerSheet)];
    if (!slice) return;
    const width = sealDiameter / slice.count;
    drafting.slotOn(
      page,
      { field: `SealSlice_${page + 1}`, purpose: 'sealSlice', slice },
      { x: sheet.width - width, y, width, height: sealDiameter },
    );
  });
}

/** Sheets in each group: at most five, and groups as even as possible so that no strip is a whole seal. */
export function sealGroups(sheets: number, most = MOST_SHEETS): number[] {
  const groups = Math.ceil(sheets / Math.min(Math.max(most, 1), MOST_SHEETS));
  return Array.from({ length: groups }, (_, group) => Math.floor((sheets + groups - 1 - group) / groups));
}
