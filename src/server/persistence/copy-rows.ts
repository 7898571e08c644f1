// All rows of one database into another that is new: Postgres into a backup's single file, a file into Postgres.
import type { DataSource, QueryRunner } from 'typeorm';
import { finishCopy, readyForCopy } from './copy-target.ts';

/** Bounds what is in memory, and the text of one parameter. */
const ROWS_AT_ONCE = 1000;

interface Column {
  readonly name: string;
}

/**
 * One state of `from`, whatever is written meanwhile. The guards of `to` are off while rows come in, and on again
 * afterwards; what refers to nothing is refused.
 * @param to a database that has been through the same migrations and holds nothing yet
 * @returns how many rows
 */
export async function copyRows(from: DataSource, to: DataSource): Promise<number> {
  const [reading, writing] = [from.createQueryRunner(), to.createQueryRunner()];
  let rows = 0;
  try {
    await reading.query(inPostgres(from) ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
    const target = await readyForCopy(writing, inPostgres(to));
    for (const table of await tablesOf(inPostgres(to) ? reading : writing))
      rows += await copyTable(table, inPostgres(from), reading, writing);
    await finishCopy(writing, target);
    await reading.query('ROLLBACK');
  } finally {
    await reading.release();
    await writing.release();
  }
  return rows;
}

const inPostgres = (source: DataSource): boolean => source.options.type === 'postgres';

/** One of the two is a SQLite file, which tells tables in the order they were made in. */
const tablesOf = async (sqlite: QueryRunner): Promise<readonly Table[]> => {
  const names = await sqlite.manager.query<Column[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'migrations'`,
  );
  const tables: Table[] = [];
  for (const { name } of names)
    tables.push({ name, columns: await sqlite.manager.query<Column[]>(`PRAGMA table_info("${name}")`) });
  return tables;
};

interface Table {
  readonly name: string;
  /** Without those that are worked out from others. */
  readonly columns: readonly Column[];
}

async function copyTable(
  { name, columns }: Table,
  fromPostgres: boolean,
  reading: QueryRunner,
  writing: QueryRunner,
): Promise<number> {
  const listed = columns.map((column) => `"${column.name}"`).join(', ');
  const values = columns.map((column) => `value ->> '${column.name}'`).join(', ');
  const inserting = `INSERT INTO "${name}" (${listed}) SELECT ${values} FROM json_each(?)`;
  if (fromPostgres)
    await reading.query(`DECLARE leaving NO SCROLL CURSOR FOR SELECT ${listed} FROM "${name}"`);
  for (let copied = 0; ;) {
    const rows = await reading.manager.query<object[]>(
      fromPostgres
        ? `FETCH ${ROWS_AT_ONCE} FROM leaving`
        : `SELECT ${listed} FROM "${name}" LIMIT ${ROWS_AT_ONCE} OFFSET ${copied}`,
    );
    if (rows.length > 0) await writing.query(inserting, [JSON.stringify(rows)]);
    copied += rows.length;
    if (rows.length === ROWS_AT_ONCE) continue;
    if (fromPostgres) await reading.query('CLOSE leaving');
    return copied;
  }
}
