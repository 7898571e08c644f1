// Where the mark of a copy will stand: top right of the first page, signed with the seal's key, without its image
// (NĐ 30/2020 Phụ lục I).
import { mm } from '../layout/index.ts';
import type { Drafting } from './drafting.ts';

/** Four lines of 10 points within the upper margin. */
export const MARK = { width: mm(84), height: mm(18), top: mm(1.5), right: mm(6) };

/** On the first page, which must be there. The field locks the document like the seal it replaces. */
export function placeCopyMark(drafting: Drafting, width = drafting.sheet.width): void {
  drafting.slotOn(
    0,
    { field: 'OrgSeal', purpose: 'copyMark' },
    { x: width - MARK.right - MARK.width, y: MARK.top, width: MARK.width, height: MARK.height },
  );
}
