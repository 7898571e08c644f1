// Opens the database: the embedded one, durable before it says yes, unless a Postgres is named. Migrations first.
import { DataSource } from 'typeorm';
import { keepOlder, refuseNewer } from './before-migrating.ts';
import { begin, BUSY_TIMEOUT_MS, PATIENCE_MS } from './begin.ts';
import { migrations } from './migrations/index.ts';
import { openPostgres, postgresPlace, postgresSource } from './postgres/index.ts';
import { allSchemas } from './schemas.ts';
import { sqlite } from './sqlite.ts';

/** For the first switch to WAL, which needs the file to itself. */
const OPENING_MS = 10_000;

interface Connection {
  pragma(source: string): unknown;
}

/**
 * @param file path of the database, or `:memory:`
 * @param url `postgres://…` puts the rows there instead; the file then only tells installations apart
 * @throws Fault `store.newer` when a later program has migrated it
 */
export async function openDatabase(file: string, url = process.env.DATABASE_URL): Promise<DataSource> {
  const place = postgresPlace(url, file);
  return place ? openPostgres(place) : openSqlite(file);
}

/** A connection of its own, to look at the rows or to change them past the program: no migration runs. */
export function connectTo(file: string, url = process.env.DATABASE_URL): Promise<DataSource> {
  const place = postgresPlace(url, file);
  const source = place
    ? postgresSource(place)
    : new DataSource({ ...sqlite(), database: file, fileMustExist: true, timeout: OPENING_MS });
  return source.initialize();
}

async function openSqlite(file: string): Promise<DataSource> {
  const source = new DataSource({
    ...sqlite(),
    database: file,
    entities: allSchemas,
    migrations,
    timeout: OPENING_MS,
    statementCacheSize: 300,
    prepareDatabase: (connection: Connection) => {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    },
  });
  await source.initialize();
  try {
    await refuseNewer(source);
    await keepOlder(source, file);
    await migrate(source);
  } catch (failure) {
    await source.destroy();
    throw failure;
  }
  // From here on every write is synced off this thread before it counts as done (flushed.ts).
  await source.query('PRAGMA synchronous = NORMAL');
  return source;
}

/** Under the write lock: of two processes opening a new installation at once, one migrates and the other finds it done. */
async function migrate(source: DataSource): Promise<void> {
  await begin(source, 'BEGIN IMMEDIATE', PATIENCE_MS);
  try {
    await source.runMigrations({ transaction: 'none' });
    await source.query('COMMIT');
  } catch (failure) {
    await source.query('ROLLBACK');
    throw failure;
  }
}
