// Holds tables, indexes and triggers against what the migrations write into a database that is new.
import { DataSource, type EntityManager } from 'typeorm';
import type { InspectionView, SchemaDifference } from '../application/index.ts';
import { migrations } from './migrations/index.ts';
import { asWrittenInPostgres, CATALOGUE } from './postgres/index.ts';
import { sqlite } from './sqlite.ts';

export const inspectionViewOf = (manager: EntityManager): InspectionView => ({
  schemaDifferences: async () => {
    const { dataSource } = manager;
    const inPostgres = dataSource.options.type === 'postgres';
    const expected = await asWritten(dataSource);
    const found = keyed(await manager.query<SchemaRow[]>(inPostgres ? CATALOGUE : SCHEMA));
    const differs = (row: SchemaRow): SchemaDifference['kind'] | null => {
      const there = found.get(keyOf(row));
      if (there === undefined) return 'missing';
      return there.sql === row.sql ? null : 'altered';
    };
    return [
      ...[...expected.values()].flatMap((row) => {
        const kind = differs(row);
        return kind === null ? [] : [differenceOf(kind, row)];
      }),
      ...[...found.values()]
        .filter((row) => !expected.has(keyOf(row)))
        .map((row) => differenceOf('added', row)),
    ];
  },
});

interface SchemaRow {
  readonly type: SchemaDifference['what'];
  readonly name: string;
  readonly sql: string | null;
}

const written = new Map<Writing, ReadonlyMap<string, SchemaRow>>();

type Writing = 'sqlite' | 'postgres';

/** Once for each process: the migrations do not change while it runs. */
async function asWritten(dataSource: DataSource): Promise<ReadonlyMap<string, SchemaRow>> {
  const where: Writing = dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  const known = written.get(where);
  if (known) return known;
  const rows = where === 'postgres' ? await asWrittenInPostgres(dataSource) : await asWrittenInSqlite();
  const found = keyed(rows);
  written.set(where, found);
  return found;
}

async function asWrittenInSqlite(): Promise<readonly SchemaRow[]> {
  const source = new DataSource({ ...sqlite(), database: ':memory:', migrations });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'none' });
    return await source.query<SchemaRow[]>(SCHEMA);
  } finally {
    await source.destroy();
  }
}

const keyed = (rows: readonly SchemaRow[]): ReadonlyMap<string, SchemaRow> =>
  new Map(rows.map((row) => [keyOf(row), row]));

const keyOf = ({ type, name }: SchemaRow): string => `${type} ${name}`;

const differenceOf = (kind: SchemaDifference['kind'], { type: what, name }: SchemaRow): SchemaDifference => ({
  kind,
  what,
  name,
});

/** What SQLite makes for itself has no text of its own, or a name that nobody else may take. */
const SCHEMA = `
  SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`;
