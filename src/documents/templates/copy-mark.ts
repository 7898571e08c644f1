// Where the mark of a copy will stand: top right of the first page, signed with the seal's key, without its image
// (NĐ 30/2020 Phụ lục I).
import { mm } from '../layout/index.ts';
import type { Drafting } from './drafting.ts';

/** Three lines of 10 points within the upper margin, which is 15 mm on our widest pages. */
const MARK = { width: mm(150), height: mm(13), top: mm(1.2), right: mm(6) };

/** On the first page. The field locks the document like the seal whose image it does without. */
export function placeCopyMark(drafting: Drafting): void {
  const { width: page } = drafting.sheet;
  const width = Math.min(MARK.width, page - 2 * MARK.right);
  drafting.slotOn(
    0,
    { field: 'OrgSeal', purpose: 'copyMark' },
    { x: page - MARK.right - width, y: MARK.top, width, height: MARK.height },
  );
}
