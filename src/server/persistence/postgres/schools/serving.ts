// A login that serves and owns nothing: every row is in its reach, and no table, guard or policy is in its hands.
import type { QueryRunner } from 'typeorm';
import { persistenceFault } from '../../faults.ts';

export const SERVING_POLICY = 'rows_of_the_program';

/** Who serves beside the owner, as the policies stand; null where the owner does. */
export async function servingLogin(runner: QueryRunner): Promise<string | null> {
  const [found] = await runner.manager.query<{ login: string }[]>(
    `SELECT DISTINCT array_to_string(roles, ' ') AS login FROM pg_policies
     WHERE schemaname = current_schema() AND policyname = '${SERVING_POLICY}'`,
  );
  return found?.login ?? null;
}

/** What is done to the tables stays the owner's: the list of migrations is there to be read. */
export const lettingServe = (schema: string, tables: readonly string[], login: string): readonly string[] => [
  `GRANT USAGE ON SCHEMA ${schema} TO ${login}`,
  ...tables.flatMap((name) => {
    const deeds = name === 'migrations' ? 'SELECT' : 'SELECT, INSERT, UPDATE, DELETE';
    const reach = name === 'migrations' ? 'FOR SELECT' : 'FOR ALL';
    const written = name === 'migrations' ? '' : ' WITH CHECK (TRUE)';
    return [
      `GRANT ${deeds} ON ${name} TO ${login}`,
      `CREATE POLICY ${SERVING_POLICY} ON ${name} ${reach} TO ${login} USING (TRUE)${written}`,
    ];
  }),
];

/** Jobs are in a schema that the login makes for itself, or uses when the owner was first. */
export async function letOrder(runner: QueryRunner, login: string): Promise<void> {
  const [place] = await runner.manager.query<{ base: string; jobs: string | null }[]>(PLACES);
  await runner.query(`GRANT CREATE ON DATABASE ${place?.base ?? ''} TO ${login}`);
  if (typeof place?.jobs !== 'string') return;
  await runner.query(`GRANT USAGE ON SCHEMA ${place.jobs} TO ${login} WITH GRANT OPTION`);
  await runner.query(`GRANT ALL ON ALL TABLES IN SCHEMA ${place.jobs} TO ${login} WITH GRANT OPTION`);
}

/** The schema of jobs where it is the owner's own. */
const PLACES = `
  SELECT quote_ident(current_database()) AS base,
    (SELECT nspname::text FROM pg_namespace WHERE nspname = current_schema() || '_jobs'
      AND nspowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)) AS jobs`;

/** @throws Fault `store.loginUnfit` for a login that is not there, or that nothing would bind */
export async function expectFit(runner: QueryRunner, login: string): Promise<void> {
  const known = /^[a-z_][a-z0-9_]{0,50}$/.test(login);
  const [found] = known ? await runner.manager.query<{ fit: number }[]>(FIT, [login]) : [];
  if (found?.fit !== 1) throw persistenceFault('store.loginUnfit', { login });
}

/** Whoever may act as the owner, or looks past the policies, could take the guards down as before. */
const FIT = `
  SELECT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls AND NOT pg_has_role(oid, current_user, 'MEMBER') AS fit
  FROM pg_roles WHERE rolname = $1`;
