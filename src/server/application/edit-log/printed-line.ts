// A line as the paper can hold it: columns are narrow, and what somebody typed may be longer than a page.
import type { EditLogRow } from '../../../assessment/index.ts';

/** Letters of a reason or remark; the whole of it stands in the score log and in the class's package. */
const LONGEST = 240;
/** What the faces may have no glyph for is printed by its code point, as long as that is. */
const OUTLANDISH = /[^\p{Script=Latin}\p{N}\p{P}\p{Zs}\p{M}+<>=~^`|$]/u;
const CODE_POINT = 9;

export const printedLine = (line: EditLogRow): EditLogRow => ({
  ...line,
  before: line.before === null ? null : cut(line.before),
  after: line.after === null ? null : cut(line.after),
  reason: cut(line.reason),
  permission: cut(line.permission),
});

/** Ends with how many letters are left out. */
function cut(text: string): string {
  const letters = Array.from(text.normalize('NFC'));
  let room = LONGEST;
  const end = letters.findIndex((letter) => (room -= OUTLANDISH.test(letter) ? CODE_POINT : 1) < 0);
  return end < 0 ? text : `${letters.slice(0, end).join('')}… [+${letters.length - end}]`;
}
