// Reading and inserting many rows with few statements.
import { In } from 'typeorm';
import type { EntityManager, EntitySchema, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** Well below SQLite's limit of 32,766 variables in one statement. */
const IDS_AT_ONCE = 2_000;
const ROWS_AT_ONCE = 400;

export async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  for (const some of portions(rows, ROWS_AT_ONCE)) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(table)
      .values([...some] as never)
      .updateEntity(false)
      .execute();
  }
}

/** Rows whose `column` is one of `ids`, in the order asked for by `order`. */
export async function findAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  column: keyof Row & string,
  ids: readonly string[],
  order: FindOptionsOrder<Row> = {},
): Promise<Row[]> {
  const found: Row[] = [];
  for (const some of portions(ids, IDS_AT_ONCE)) {
    const where = { [column]: In([...some]) } as FindOptionsWhere<Row>;
    for (const row of await manager.find(table, { where, order })) found.push(row);
  }
  return found;
}

export function portions<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const cut: Item[][] = [];
  for (let start = 0; start < items.length; start += size) cut.push(items.slice(start, start + size));
  return cut;
}
