// Dấu giáp lai: one strip of the seal at the middle of the right edge of every page (NĐ 30/2020 Đ33.1.đ).
import type { Drafting } from './drafting.ts';

const MOST_SHEETS = 5;

/** Places the strips. A single sheet has nothing to be tied to and gets none. */
export function placeSealSlices(drafting: Drafting, duplex: boolean): void {
  const { pages, sheet, sealDiameter } = drafting;
  const pagesPerSheet = duplex ? 2 : 1;
  const groups = sealGroups(Math.ceil(pages.length / pagesPerSheet));
  if (groups.length === 1 && groups[0] === 1) return;
  const strips = groups.flatMap((count) => Array.from({ length: count }, (_, index) => ({ index, count })));
  pages.forEach((_, page) => {
    const slice = strips[Math.floor(page / pagesPerSheet)];
    if (!slice) return;
    const width = sealDiameter / slice.count;
    drafting.slotOn(
      page,
      { field: `SealSlice_${page + 1}`, purpose: 'sealSlice', slice },
      { x: sheet.width - width, y: (sheet.height - sealDiameter) / 2, width, height: sealDiameter },
    );
  });
}

/** Sheets in each group: at most five, and groups as even as possible so that no strip is a whole seal. */
export function sealGroups(sheets: number): number[] {
  const groups = Math.ceil(sheets / MOST_SHEETS);
  return Array.from({ length: groups }, (_, group) => Math.floor((sheets + groups - 1 - group) / groups));
}
