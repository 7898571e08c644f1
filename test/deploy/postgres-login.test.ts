// The login that deploy/postgres-login.sh makes on a new Postgres: enough for an installation, and no superuser.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../src/server/persistence/index.ts';
import { temporaryFolder } from '../support/house.ts';
import { endPostgres, usePostgres } from '../support/postgres/cluster.ts';

it('opens an installation with its role of schools, and is held back by row-level security', async () => {
  const { hostname, port } = new URL(usePostgres());
  const login = `giaplai_${process.pid}_${Date.now()}`;
  const script = path.resolve('deploy/postgres-login.sh');
  const env = {
    PATH: process.env.PATH,
    PGHOST: hostname,
    PGPORT: port,
    POSTGRES_USER: 'postgres',
    LOGIN_NAME: login,
    LOGIN_PASSWORD: 'matkhau271828',
  };
  execFileSync('sh', [script], { env });
  const folder = temporaryFolder();
  const url = `postgres://${login}:matkhau271828@${hostname}:${port}/${login}`;
  const source = await openDatabase(path.join(folder, 'giaplai.sqlite'), url);
  const roles = await source.query<unknown[]>(
    `SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE '${login}%' ORDER BY rolname`,
  );
  // Truth values come as numbers, as SQLite has them.
  const held = { rolsuper: 0, rolbypassrls: 0 };
  expect(roles).toEqual([
    { rolname: login, ...held },
    { rolname: `${login}_school`, ...held },
  ]);
  await source.destroy();
  expect(() => execFileSync('sh', [script], { env, stdio: 'ignore' })).toThrow();
  rmSync(folder, { recursive: true });
  endPostgres();
}, 120_000);
