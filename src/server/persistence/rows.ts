// Reading and inserting many rows with few statements, as JSON in one parameter: building SQL text for each row, and
// objects for each row read, cost TypeORM several times what SQLite needs for the rows themselves.
import type { EntityManager, EntitySchema, FindOptionsOrder, ObjectLiteral } from 'typeorm';

/** Bounds the text of one parameter; rows of records are about 6 KB. */
const ROWS_AT_ONCE = 400;

export async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  for (const some of portions(rows, ROWS_AT_ONCE)) {
    await manager.query(insertion(manager, table, some[0] ?? {}), [JSON.stringify(some)]);
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
  if (ids.length === 0) return [];
  const { tableName } = manager.dataSource.getMetadata(table);
  const sorting = Object.entries(order).map(([name, direction]) => `"${name}" ${String(direction)}`);
  const statement = `SELECT * FROM "${tableName}"
    WHERE "${column}" IN (SELECT value FROM json_each(?))
    ${sorting.length > 0 ? `ORDER BY ${sorting.join(', ')}` : ''}`;
  return manager.query<Row[]>(statement, [JSON.stringify(ids)]);
}

/** All rows of a call have the columns of the first; what is left out takes the column's default. */
function insertion<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  first: Partial<Row>,
): string {
  const { tableName, columns } = manager.dataSource.getMetadata(table);
  const named = columns.map(({ propertyName }) => propertyName).filter((name) => name in first);
  return `INSERT INTO "${tableName}" (${named.map((name) => `"${name}"`).join(', ')})
    SELECT ${named.map((name) => `value ->> '${name}'`).join(', ')} FROM json_each(?)`;
}

export function portions<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const cut: Item[][] = [];
  for (let start = 0; start < items.length; start += size) cut.push(items.slice(start, start + size));
  return cut;
}
