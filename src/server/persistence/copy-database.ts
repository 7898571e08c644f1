// A consistent copy of the database while others read and write it, and what is known of such a copy.
import { DataSource } from 'typeorm';
import type { Instant, Sha256 } from '../../kernel/index.ts';
import { emptyJournal } from '../application/index.ts';
import { notedBlobPlace } from './blob-place.ts';
import { persistenceFault } from './faults.ts';
import type { JournalHead } from '../application/index.ts';
import { copyRows } from './copy-rows.ts';
import { connectTo, openDatabase } from './open-database.ts';
import { postgresPlace } from './postgres/index.ts';
import { sqlite } from './sqlite.ts';

export interface DatabaseCopied {
  readonly head: JournalHead;
  /** Name of the newest migration it has been through. */
  readonly schema: string;
  /** Blobs its rows tell of, each once. */
  readonly blobs: readonly Sha256[];
  /** Where it notes the blobs to be; null where it does not. */
  readonly blobPlace: string | null;
  /** What SQLite finds wrong with the copy; empty when it is sound. */
  readonly findings: readonly string[];
}

/**
 * One state between two transactions, in a single SQLite file without a write-ahead log. Writers are not held up. A
 * SQLite source is left as it is, no migration runs; rows out of Postgres are those this program knows.
 * @param to a file that does not exist yet
 */
export async function copyDatabase(
  from: string,
  to: string,
  url = process.env.DATABASE_URL,
): Promise<DatabaseCopied> {
  if (postgresPlace(url, from)) {
    const [source, copy] = [await openDatabase(from, url), await openDatabase(to, 'sqlite')];
    try {
      await copyRows(source, copy);
    } finally {
      await source.destroy();
      await copy.destroy();
    }
    return withDatabase(to, lookInto);
  }
  await withDatabase(from, async (source) => {
    await source.query('VACUUM INTO ?', [to]);
  });
  return withDatabase(to, lookInto);
}

/** Notes in the database that a part of the program was there; left undone where it cannot be written or has no such place. */
export async function noteBeat(file: string, part: string, at: Instant): Promise<void> {
  const sql =
    'INSERT INTO heartbeats (part, at) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET at = excluded.at';
  const noting = async () => {
    const source = await connectTo(file);
    await source.query(sql, [part, at]).finally(() => source.destroy());
  };
  await noting().catch(() => undefined);
}

/**
 * Moves an installation's rows from its SQLite file into a Postgres whose schema is new. The file stays as it is.
 * @returns how many rows
 * @throws Fault `store.notEmpty` when the schema holds rows already
 */
export async function moveToPostgres(file: string, url: string): Promise<number> {
  const [source, target] = [await openDatabase(file, 'sqlite'), await openDatabase(file, url)];
  try {
    const [journal] = await target.query<unknown[]>('SELECT 1 FROM journal_head');
    const [school] = await target.query<unknown[]>('SELECT 1 FROM schools LIMIT 1');
    if (journal !== undefined || school !== undefined) throw persistenceFault('store.notEmpty');
    return await copyRows(source, target);
  } finally {
    await source.destroy();
    await target.destroy();
  }
}

async function withDatabase<Result>(
  file: string,
  work: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const source = new DataSource({
    ...sqlite(),
    database: file,
    fileMustExist: true,
    timeout: PATIENCE_MS,
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** Only checkpoints of others are in the way of a reader, and briefly. */
const PATIENCE_MS = 10_000;

async function lookInto(copy: DataSource): Promise<DatabaseCopied> {
  const [head] = await copy.query<{ seq: number; hash: Sha256 }[]>('SELECT seq, hash FROM journal_head');
  const [newest] = await copy.query<{ name: string }[]>(
    'SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1',
  );
  const checks = await copy.query<{ integrity_check: string }[]>('PRAGMA integrity_check');
  const strays = await copy.query<{ table: string }[]>('PRAGMA foreign_key_check');
  const blobs = await copy.query<{ blob: Sha256 }[]>(await blobsNamed(copy));
  const [place] = await copy.query<unknown[]>(`SELECT 1 FROM sqlite_master WHERE name = 'blob_place'`);
  return {
    blobPlace: place === undefined ? null : await notedBlobPlace(copy),
    head: head ?? emptyJournal,
    schema: newest?.name ?? '',
    blobs: blobs.map(({ blob }) => blob),
    findings: [
      ...checks.map((check) => check.integrity_check).filter((finding) => finding !== 'ok'),
      ...strays.map(({ table }) => `foreign key: ${table}`),
    ],
  };
}

/** A backup is also made before an upgrade, of a database from when each segment was a blob of its own. */
async function blobsNamed(copy: DataSource): Promise<string> {
  const columns = await copy.query<{ name: string }[]>(`SELECT name FROM pragma_table_info('segments')`);
  const shared = columns.some(({ name }) => name === 'blob');
  return `SELECT ${shared ? 'coalesce(blob, hash)' : 'hash'} AS blob FROM segments
    UNION SELECT bookHash FROM classes
    UNION SELECT context ->> 'entriesHash' FROM records
    UNION SELECT event ->> 'bookHash' FROM journal WHERE event ->> 'type' = 'class.imported'
    UNION SELECT snapshotHash FROM documents
    UNION SELECT event ->> 'evidence' FROM journal WHERE event ->> 'evidence' IS NOT NULL`;
}
