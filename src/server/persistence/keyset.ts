// A page of a list, read by its order's own columns: what is added meanwhile shifts nothing, and no page is counted off.
import type { EntityManager } from 'typeorm';
import type { PageOf } from '../application/index.ts';

export interface Listed {
  /** Called `item`, with whatever is joined to it: `notices AS item JOIN …`. */
  readonly from: string;
  /** Whose list it is; a cursor of somebody else's list names nothing. */
  readonly within: readonly Condition[];
  /** Which items of it; an item that has ceased to be one still says where a page ended. */
  readonly wanted?: readonly Condition[];
  /** The last one tells all items apart. */
  readonly order: readonly Key[];
}

/** SQL with a `?` for each value. */
export type Condition = readonly [sql: string, ...values: readonly unknown[]];

/** SQL over `item`, never null. */
export type Key = readonly [sql: string, direction: 'ASC' | 'DESC'];

/** What was written to people of a school, newest first. */
export const ofSchool = (table: 'notices' | 'account_letters', schoolId: string): Listed => ({
  from: `${table} AS item JOIN people AS person ON person.id = item.personId`,
  within: [['person.schoolId = ?', schoolId]],
  order: [
    ['item.createdAt', 'DESC'],
    ['item.id', 'ASC'],
  ],
});

/** Rows of `item.*`; null when `after` names none of the list. */
export async function keysetPage<Row>(
  manager: EntityManager,
  { from, within, wanted = [], order }: Listed,
  { limit, after }: PageOf,
): Promise<readonly Row[] | null> {
  const last = after === undefined ? [] : await keysOf(manager, { from, within, order }, after);
  if (last === null) return null;
  const conditions = [...within, ...wanted, ...beyond(order, last)];
  const sorted = order.map(([sql, direction]) => `${sql} ${direction}`).join(', ');
  return manager.query<Row[]>(
    `SELECT item.* FROM ${from} WHERE ${joined(conditions)} ORDER BY ${sorted} LIMIT ?`,
    [...conditions.flatMap(([, ...values]) => values), limit],
  );
}

async function keysOf(
  manager: EntityManager,
  { from, within, order }: Omit<Listed, 'wanted'>,
  id: string,
): Promise<readonly unknown[] | null> {
  const conditions: readonly Condition[] = [...within, ['item.id = ?', id]];
  const keys = order.map(([sql], index) => `${sql} AS key${index}`).join(', ');
  const [row] = await manager.query<readonly Readonly<Record<string, unknown>>[]>(
    `SELECT ${keys} FROM ${from} WHERE ${joined(conditions)}`,
    conditions.flatMap(([, ...values]) => values),
  );
  return row === undefined ? null : order.map((_, index) => row[`key${index}`]);
}

/** After these keys; the first bound alone lets an index begin where the page does. */
function beyond(order: readonly Key[], last: readonly unknown[]): readonly Condition[] {
  const [first] = order;
  if (!first || last.length === 0) return [];
  const alternatives = order.map((key, index): Condition => {
    const same = order.slice(0, index).map(([sql]) => `${sql} = ? AND `);
    return [`(${same.join('')}${past(key)})`, ...last.slice(0, index + 1)];
  });
  return [
    [past(first, '='), last[0]],
    [
      `(${alternatives.map(([sql]) => sql).join(' OR ')})`,
      ...alternatives.flatMap(([, ...values]) => values),
    ],
  ];
}

const past = ([sql, direction]: Key, or: '' | '=' = ''): string =>
  `${sql} ${direction === 'ASC' ? '>' : '<'}${or} ?`;

const joined = (conditions: readonly Condition[]): string =>
  conditions.map(([sql]) => `(${sql})`).join(' AND ');
