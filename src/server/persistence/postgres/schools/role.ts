// The role of transactions within one school: it owns no table, and the policies hold for it.
import type { DataSource, QueryRunner } from 'typeorm';
import { persistenceFault } from '../../faults.ts';

/**
 * `<login>_school`, made where it is missing: once for all installations of a login.
 * @param login who serves; whoever asks, when left out
 * @returns its name as an identifier
 * @throws Fault `store.noSchoolRole` when it is missing and the login may not make it
 */
export async function schoolRole(runner: QueryRunner, login: string | null = null): Promise<string> {
  const ready = await asked(runner, login);
  if (!ready.there || !ready.mine) await make(runner, ready.name, login);
  // A role that looks past the policies would isolate nobody.
  if (ready.past) throw persistenceFault('store.noSchoolRole', { role: ready.name });
  return ready.name;
}

/** So that a step within a school may order jobs: it puts them there, and reads none. */
export async function letSchoolsOrder(source: DataSource, jobs: string): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    const role = await schoolRole(runner);
    const may = async () => {
      const [found] = await runner.manager.query<{ may: number }[]>(
        `SELECT has_schema_privilege('${role}', '${jobs}', 'USAGE') AND has_table_privilege('${role}', '${jobs}.job', 'INSERT') AS may`,
      );
      return found?.may === 1;
    };
    if (await may()) return;
    await runner.query('BEGIN');
    await runner.query(`SELECT pg_advisory_xact_lock(hashtextextended('giaplai makes ' || $1, 0))`, [role]);
    if (!(await may())) {
      await runner.query(`GRANT USAGE ON SCHEMA ${jobs} TO ${role}`);
      await runner.query(`GRANT SELECT ON ${jobs}.queue TO ${role}`);
      await runner.query(`GRANT INSERT ON ${jobs}.job TO ${role}`);
    }
    await runner.query('COMMIT');
  } finally {
    await runner.release();
  }
}

/** Processes that open the first installations of a login at once take turns. */
async function make(runner: QueryRunner, name: string, login: string | null): Promise<void> {
  await runner.query(`SELECT pg_advisory_lock(hashtextextended('giaplai makes ' || $1, 0))`, [name]);
  try {
    const { there, mine } = await asked(runner, login);
    if (!there) await runner.query(`CREATE ROLE ${name} NOLOGIN NOINHERIT`);
    if (!mine) await runner.query(`GRANT ${name} TO ${login ?? 'CURRENT_USER'}`);
  } catch (failure) {
    throw persistenceFault('store.noSchoolRole', { role: name }, { cause: failure });
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtextextended('giaplai makes ' || $1, 0))`, [name]);
  }
}

interface RoleFound {
  readonly name: string;
  readonly there: boolean;
  readonly mine: boolean;
  readonly past: boolean;
}

async function asked(runner: QueryRunner, login: string | null): Promise<RoleFound> {
  const [found] = await runner.manager.query<{ name: string; there: number; mine: number; past: number }[]>(
    ROLE,
    [login],
  );
  const { name = '', there, mine, past } = found ?? {};
  return { name, there: there === 1, mine: mine === 1, past: past === 1 };
}

const ROLE = `
  SELECT quote_ident(wanted.name) AS name, role.oid IS NOT NULL AS there,
    role.oid IS NOT NULL AND pg_has_role(wanted.login, role.oid, 'MEMBER') AS mine,
    coalesce(role.rolsuper OR role.rolbypassrls, FALSE) AS past
  FROM (SELECT login, left(login, 50) || '_school' AS name FROM (SELECT coalesce($1::text, current_user)::name AS login) AS given) AS wanted
  LEFT JOIN pg_roles AS role ON role.rolname = wanted.name`;
