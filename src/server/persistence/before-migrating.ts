// Before a database is brought up to this program: one of a later program is refused, an older one is kept as it was.
import { existsSync, linkSync, rmSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { persistenceFault } from './faults.ts';
import { migrations } from './migrations/index.ts';

interface Migrated {
  readonly name: string;
}

/** The first of these migrations that is a later program's; undefined while this program knows all of them. */
export function laterMigration(names: readonly string[]): string | undefined {
  const known = new Set(migrations.map(({ name }) => name));
  return names.find((name) => !known.has(name));
}

/** @throws Fault `store.newer` when the rows were migrated further than this program knows */
export async function refuseNewer(source: DataSource): Promise<void> {
  const migration = laterMigration((await migrated(source)).map(({ name }) => name));
  if (migration !== undefined) throw persistenceFault('store.newer', { migration });
}

/**
 * The database as the older program left it, once for each state: `giaplai.sqlite.before-0035-…`.
 * Nothing is kept of a new one, nor where there is nothing to migrate.
 */
export async function keepOlder(source: DataSource, file: string): Promise<void> {
  const done = await migrated(source);
  if (file === ':memory:' || done.length === 0) return;
  const names = new Set(done.map(({ name }) => name));
  const next = migrations.find(({ name }) => !names.has(name));
  if (!next) return;
  const kept = `${file}.before-${next.name}`;
  if (existsSync(kept)) return;
  const written = `${kept}.${process.pid}`;
  rmSync(written, { force: true });
  try {
    await source.query(`VACUUM INTO '${written.replaceAll("'", "''")}'`);
    linkSync(written, kept);
  } catch (failure) {
    // Another process was first.
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  } finally {
    rmSync(written, { force: true });
  }
}

async function migrated(source: DataSource): Promise<readonly Migrated[]> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('migrations'))) return [];
    return (await runner.query('SELECT name FROM migrations')) as readonly Migrated[];
  } finally {
    await runner.release();
  }
}
