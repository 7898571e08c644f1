// How deeply the elements of an XML part are nested. Readers keep every open element, and a few kilobytes can open millions.

/** True when no more than `limit` elements are open at once. One pass; comments and quoted '>' do not mislead it. */
export function isShallow(xml: string, limit: number): boolean {
  let depth = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const end = endOfMarkup(xml, at);
    if (end < 0) return false;
    const following = xml[at + 1];
    if (following === '/') depth -= 1;
    else if (following !== '!' && following !== '?' && xml[end - 1] !== '/') depth += 1;
    if (depth > limit) return false;
    at = xml.indexOf('<', end + 1);
  }
  return true;
}

const sections = [
  { opening: '<!--', closing: '-->' },
  { opening: '<![CDATA[', closing: ']]>' },
  { opening: '<?', closing: '?>' },
] as const;

/** Index of the '>' that ends the markup beginning at `at`, or -1. */
function endOfMarkup(xml: string, at: number): number {
  for (const { opening, closing } of sections) {
    if (!xml.startsWith(opening, at)) continue;
    const end = xml.indexOf(closing, at + opening.length);
    return end < 0 ? -1 : end + closing.length - 1;
  }
  let quote = '';
  for (let index = at + 1; index < xml.length; index += 1) {
    const character = xml.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index;
  }
  return -1;
}
