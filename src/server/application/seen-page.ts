// A page of what somebody may see out of a list that holds more: read on until the page is full or the list ends.
import type { PageOf } from './ports/api-store.ts';

/** All of it: for whoever shows everything at once. */
export const WHOLE: PageOf = { limit: Number.MAX_SAFE_INTEGER };

/** Read at once while looking for what may be seen. */
const AT_ONCE = 100;

/** @returns null when `after` names nothing of the list */
export async function seenPage<Item extends { readonly id: string }>(
  { limit, after }: PageOf,
  read: (part: PageOf) => Promise<readonly Item[] | null>,
  maySee: (item: Item) => boolean | Promise<boolean>,
): Promise<readonly Item[] | null> {
  const found: Item[] = [];
  for (let last = after; found.length < limit;) {
    const part = await read({ limit: AT_ONCE, ...(last !== undefined && { after: last }) });
    if (part === null) return null;
    for (const item of part) if (await maySee(item)) found.push(item);
    last = part.at(-1)?.id;
    if (part.length < AT_ONCE) break;
  }
  return found.slice(0, limit);
}
