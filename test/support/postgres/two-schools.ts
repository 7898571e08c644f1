// One row of each of two schools in every table, whatever the table asks for: for one transaction that is rolled back.
import type { QueryRunner } from 'typeorm';

export interface Table {
  readonly name: string;
  /** Of each school its row, as JSON. */
  readonly rows: Readonly<Record<School, string>>;
}

export type School = 'one' | 'other';
const schools: readonly School[] = ['one', 'other'];

interface Column {
  readonly place: string;
  readonly name: string;
  readonly type: string;
  /** What it refers to. */
  readonly to: string | null;
  readonly key: string | null;
}

/** Guards and checks of values are off until the end of the transaction: what is asked here is who reaches what. */
export async function fillTables(runner: QueryRunner): Promise<readonly Table[]> {
  const columns = await runner.manager.query<Column[]>(COLUMNS);
  const names = [...new Set(columns.map(({ place }) => place))];
  const client = (await runner.connect()) as Client;
  for (const statement of await openUp(runner)) await client.query(statement);
  const tables: Table[] = [];
  const values = new Map<string, unknown>();
  let left = names;
  while (left.length > 0) {
    const ready = left.filter((name) =>
      columns.every(({ place, to }) => place !== name || to === null || to === name || !left.includes(to)),
    );
    if (ready.length === 0) throw new Error(`in a circle: ${left.join(', ')}`);
    for (const name of ready) tables.push(await fill(client, name, columns, values));
    left = left.filter((name) => !ready.includes(name));
  }
  return tables;
}

export interface Client {
  query(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

async function fill(
  client: Client,
  name: string,
  columns: readonly Column[],
  values: Map<string, unknown>,
): Promise<Table> {
  const own = columns.filter(({ place }) => place === name);
  const rows = { one: '', other: '' };
  for (const school of schools) {
    for (const column of own) values.set(`${school} ${name}.${column.name}`, valueOf(column, school, values));
    const given = own.map((column) => values.get(`${school} ${name}.${column.name}`));
    const { rows: written } = await client.query(
      `INSERT INTO ${name} (${own.map((column) => `"${column.name}"`).join(', ')})
       VALUES (${own.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING to_jsonb(${name})::text AS row`,
      given,
    );
    rows[school] = written[0]!.row as string;
  }
  return { name, rows };
}

function valueOf({ place, name, type, to, key }: Column, school: School, values: Map<string, unknown>) {
  if (to !== null && to !== place) return values.get(`${school} ${to}.${key}`);
  if (to !== null) return null;
  const number = schools.indexOf(school) + 900_001;
  if (type !== 'text') return number;
  if (name === 'schoolId') return `${school} schools id`;
  if (place === 'refused_tries' && name === 'classId') return `${school} classes id`;
  if (name === 'actor') return `person:${school} people id`;
  return name === 'event' || name === 'context' ? '{}' : `${school} ${place} ${name}`;
}

async function openUp(runner: QueryRunner): Promise<readonly string[]> {
  const found = await runner.manager.query<{ statement: string }[]>(`
    SELECT 'ALTER TABLE ' || relation.relname || ' DISABLE TRIGGER USER' AS statement FROM pg_class AS relation
    WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r'
    UNION ALL
    SELECT 'ALTER TABLE ' || relation.relname || ' DROP CONSTRAINT "' || con.conname || '"' FROM pg_constraint AS con
    JOIN pg_class AS relation ON relation.oid = con.conrelid
    WHERE con.contype = 'c' AND con.connamespace = current_schema()::regnamespace`);
  return found.map(({ statement }) => statement);
}

const COLUMNS = `
  SELECT relation.relname::text AS place, col.attname::text AS name, format_type(col.atttypid, NULL) AS type,
    min(target.relname)::text AS to, min(pair.key)::text AS key
  FROM pg_class AS relation JOIN pg_attribute AS col ON col.attrelid = relation.oid
  LEFT JOIN LATERAL (
    SELECT con.confrelid, key.attname AS key FROM pg_constraint AS con
    CROSS JOIN LATERAL unnest(con.conkey, con.confkey) AS one (own, other)
    JOIN pg_attribute AS key ON key.attrelid = con.confrelid AND key.attnum = one.other
    WHERE con.contype = 'f' AND con.conrelid = relation.oid AND one.own = col.attnum
  ) AS pair ON TRUE
  LEFT JOIN pg_class AS target ON target.oid = pair.confrelid
  WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r' AND relation.relname <> 'migrations'
    AND col.attnum > 0 AND NOT col.attisdropped
  GROUP BY relation.relname, col.attname, col.atttypid, col.attnum ORDER BY relation.relname, col.attnum`;
