// What the migrations make of a schema that is new: built beside the others and rolled back, nobody ever sees it.
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.ts';
import { CATALOGUE, type CatalogueRow } from './catalogue.ts';
import { foundation } from './foundation.ts';
import { postgresSource } from './open-postgres.ts';
import { isolateSchools, schoolRole, servingLogin } from './schools/index.ts';

/** @param source of the installation; its role may make schemas */
export async function asWrittenInPostgres(source: DataSource): Promise<readonly CatalogueRow[]> {
  const { url } = source.options as { readonly url: string };
  const schema = `giaplai_asked_${randomBytes(8).toString('hex')}`;
  const serving = await servingOf(source);
  const beside = await postgresSource({ url, schema, connections: 1 }).initialize();
  const runner = beside.createQueryRunner();
  try {
    await runner.query('BEGIN');
    await runner.query(`CREATE SCHEMA ${schema}`);
    await runner.query(foundation);
    for (const Migration of migrations) await new Migration().up(runner);
    await isolateSchools(runner, await schoolRole(runner, serving), serving);
    return await runner.manager.query<CatalogueRow[]>(CATALOGUE);
  } finally {
    await runner.query('ROLLBACK').catch(() => undefined);
    await runner.release();
    await beside.destroy();
  }
}

async function servingOf(source: DataSource): Promise<string | null> {
  const runner = source.createQueryRunner();
  try {
    return await servingLogin(runner);
  } finally {
    await runner.release();
  }
}
