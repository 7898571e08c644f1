// Pages of a list: a cursor names the last item seen, so that items added meanwhile shift nothing.
import { httpFault } from './faults.ts';
import { described, list, nullable, object, optional, text, whole, type Shape } from './shapes.ts';

export const pageQuery = {
  limit: optional(described('Items a page', whole({ minimum: 1, maximum: 200, default: 50 }))),
  after: optional(described('`next` of the page before', text({ maxLength: 200 }))),
};

export const pageOf = <Item>(item: Shape<Item>) =>
  object({
    items: list(item),
    next: described('Cursor of the next page; null at the end', nullable(text())),
  });

export interface PageAsked {
  readonly limit?: number;
  readonly after?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A page of a list that cannot grow much. @throws Fault `request.badCursor` */
export function page<Item extends { readonly id: string }>(
  all: readonly Item[],
  { limit = 50, after }: PageAsked,
): Page<Item> {
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === seen(after)) + 1;
  if (start === 0 && after !== undefined) throw httpFault('request.badCursor');
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last && start + limit < all.length ? cursor(last.id) : null };
}

/**
 * A page that the database reads; it is asked for one item more, to see whether anything follows, and answers null
 * for a cursor that names nothing.
 * @throws Fault `request.badCursor`
 */
export async function pageFrom<Item extends { readonly id: string }>(
  { limit = 50, after }: PageAsked,
  read: (part: { readonly limit: number; readonly after?: string }) => Promise<readonly Item[] | null>,
): Promise<Page<Item>> {
  const found = await read({ limit: limit + 1, ...(after !== undefined && { after: seen(after) }) });
  if (found === null) throw httpFault('request.badCursor');
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? cursor(last.id) : null };
}

const cursor = (id: string) => Buffer.from(id).toString('base64url');
const seen = (after: string) => Buffer.from(after, 'base64url').toString('utf8');
