// A new database made ready for the rows of another: guards off, references looked at when all rows are there.
import type { QueryRunner } from 'typeorm';
import { numbersGoOn } from './postgres/index.ts';

/** Statements that put things back, and where. */
export interface CopyTarget {
  readonly postgres: boolean;
  readonly afterwards: readonly string[];
}

export const readyForCopy = (writing: QueryRunner, postgres: boolean): Promise<CopyTarget> =>
  postgres ? postgresReady(writing) : sqliteReady(writing);

export async function finishCopy(writing: QueryRunner, { postgres, afterwards }: CopyTarget): Promise<void> {
  if (postgres) {
    await writing.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const statement of afterwards) await writing.query(statement);
    await numbersGoOn(writing);
    await writing.query('COMMIT');
    return;
  }
  for (const statement of afterwards) await writing.query(statement);
  await writing.query('COMMIT');
  await writing.query('PRAGMA foreign_keys = ON');
  await writing.query('PRAGMA journal_mode = DELETE');
}

async function sqliteReady(writing: QueryRunner): Promise<CopyTarget> {
  const guards = await writing.manager.query<{ name: string; sql: string }[]>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
  );
  await writing.query('PRAGMA foreign_keys = OFF');
  await writing.query('BEGIN IMMEDIATE');
  for (const { name } of guards) await writing.query(`DROP TRIGGER "${name}"`);
  return { postgres: false, afterwards: guards.map(({ sql }) => sql) };
}

async function postgresReady(writing: QueryRunner): Promise<CopyTarget> {
  const guards = await writing.manager.query<{ place: string; name: string }[]>(OWN_GUARDS);
  const references = await writing.manager.query<{ place: string; name: string }[]>(REFERENCES);
  await writing.query('BEGIN');
  for (const { place, name } of guards) await writing.query(`ALTER TABLE ${place} DISABLE TRIGGER "${name}"`);
  for (const { place, name } of references)
    await writing.query(`ALTER TABLE ${place} ALTER CONSTRAINT "${name}" DEFERRABLE INITIALLY DEFERRED`);
  return {
    postgres: true,
    afterwards: [
      ...guards.map(({ place, name }) => `ALTER TABLE ${place} ENABLE TRIGGER "${name}"`),
      ...references.map(
        ({ place, name }) => `ALTER TABLE ${place} ALTER CONSTRAINT "${name}" NOT DEFERRABLE`,
      ),
    ],
  };
}

/** Not those that fill a column: rows come without it. */
const OWN_GUARDS = `
  SELECT relation.relname::text AS place, guard.tgname::text AS name FROM pg_trigger AS guard
  JOIN pg_class AS relation ON relation.oid = guard.tgrelid
  WHERE relation.relnamespace = current_schema()::regnamespace AND NOT guard.tgisinternal AND guard.tgname !~ '^0_'`;

const REFERENCES = `
  SELECT relation.relname::text AS place, reference.conname::text AS name FROM pg_constraint AS reference
  JOIN pg_class AS relation ON relation.oid = reference.conrelid
  WHERE reference.connamespace = current_schema()::regnamespace AND reference.contype = 'f'`;
