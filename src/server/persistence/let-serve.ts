// Lets a login of Postgres serve an installation that another one owns: the tables, and what guards them, stay the owner's.
import { openPostgres, postgresPlace } from './postgres/index.ts';

/**
 * As the owner, once, and again with each version that changes tables.
 * @param url of the owner; the tables are made where they are missing
 * @throws Fault `store.loginUnfit`, `store.notOwner`, `store.newer`; TypeError where the address names no Postgres
 */
export async function letServe(
  file: string,
  login: string,
  url = process.env.DATABASE_URL,
): Promise<{ readonly schema: string }> {
  const place = postgresPlace(url, file);
  if (place === null) throw new TypeError('DATABASE_URL: postgres://…');
  const source = await openPostgres(place, login);
  await source.destroy();
  return { schema: place.schema };
}
