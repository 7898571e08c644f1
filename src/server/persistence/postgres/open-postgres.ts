// Opens an installation's rows in Postgres: its schema, what the statements lean on, migrations first.
import pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { refuseNewer } from '../before-migrating.ts';
import { persistenceFault } from '../faults.ts';
import { migrations } from '../migrations/index.ts';
import { allSchemas } from '../schemas.ts';
import { foundation } from './foundation.ts';
import type { PostgresPlace } from './place.ts';
import { speakPostgres } from './query-runner.ts';
import {
  expectFit,
  isolateSchools,
  liftIsolation,
  letOrder,
  schoolRole,
  servingLogin,
} from './schools/index.ts';
import { typeParsers } from './values.ts';

/**
 * @param letServe a login that serves from now on without owning anything; whoever opens is the owner
 * @throws Fault `store.newer`, `store.notOwner`, `store.loginUnfit`; what Postgres or the network says when the database cannot be reached
 */
export async function openPostgres(place: PostgresPlace, letServe?: string): Promise<DataSource> {
  await makeSchema(place);
  const source = postgresSource(place);
  await source.initialize();
  try {
    await refuseNewer(source);
    await migrate(source, place.schema, letServe);
  } catch (failure) {
    await source.destroy();
    throw failure;
  }
  return source;
}

/** Before TypeORM asks which schema is the current one. */
async function makeSchema({ url, schema }: PostgresPlace): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema},pg_temp` });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('giaplai opens ' || $1, 0))`, [schema]);
    const { rows } = await client.query<{ there: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1) AS there',
      [schema],
    );
    if (rows[0]?.there !== true) await client.query(`CREATE SCHEMA ${schema}`);
    const { rows: types } = await client.query<{ there: boolean }>(
      'SELECT to_regtype($1) IS NOT NULL AS there',
      [`${schema}.json_value`],
    );
    if (types[0]?.there !== true) await client.query(foundation);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Not opened yet. Statements in SQLite's dialect are translated on their way. */
export function postgresSource({ url, schema, connections }: PostgresPlace): DataSource {
  return speakPostgres(
    new DataSource({
      type: 'postgres',
      url,
      entities: allSchemas,
      migrations,
      poolSize: connections,
      installExtensions: false,
      applicationName: `giaplai ${schema}`,
      connectTimeoutMS: 10_000,
      extra: {
        types: typeParsers,
        keepAlive: true,
        // Temporary tables come last: nobody puts one in a table's place.
        options: `-c search_path=${schema},pg_temp -c idle_in_transaction_session_timeout=300000`,
      },
    }),
  );
}

/** Of processes that open a new installation at once, one migrates and the others find it done. */
async function migrate(source: DataSource, schema: string, letServe?: string): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtextextended('giaplai migrates ' || $1, 0))`, [schema]);
    if (letServe !== undefined) await expectFit(runner, letServe);
    const serving = letServe ?? (await servingLogin(runner));
    const role = await schoolRole(runner, serving);
    if (await source.showMigrations()) await liftIsolation(runner);
    const run = await source.runMigrations({ transaction: 'all' });
    if (run.length > 0) await numbersGoOn(runner);
    await isolateSchools(runner, role, serving);
    if (letServe !== undefined) await letOrder(runner, letServe);
  } catch (failure) {
    throw isRefused(failure) ? persistenceFault('store.notOwner', {}, { cause: failure }) : failure;
  } finally {
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

/** insufficient_privilege */
const isRefused = (failure: unknown): boolean =>
  (failure as { readonly driverError?: { readonly code?: unknown } }).driverError?.code === '42501' ||
  (failure as { readonly code?: unknown }).code === '42501';

/** Rows may have come with the numbers they have: the next one is higher. */
export async function numbersGoOn(runner: QueryRunner): Promise<void> {
  const columns = await runner.manager.query<{ schema: string; place: string; name: string }[]>(
    `SELECT table_schema::text AS schema, table_name::text AS place, column_name::text AS name
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name <> 'migrations'`,
  );
  for (const { schema, place, name } of columns)
    await runner.query(
      `SELECT setval(pg_get_serial_sequence('${schema}.${place}', '${name}'), coalesce(max("${name}"), 0) + 1, false)
       FROM ${place}`,
    );
}
