// A Postgres for the tests that are about Postgres: the one of the run, else one of their own, started and ended here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const script = path.resolve('scripts/postgres.sh');
const former = process.env.DATABASE_URL;
let own: string | undefined;

/**
 * From now on installations of this file have their rows there, each folder in a schema of its own.
 * @throws where no Postgres is installed: these tests cannot be passed without one
 */
export function usePostgres(): string {
  const { GIAPLAI_TEST_POSTGRES: running } = process.env;
  process.env.DATABASE_URL = former ?? `${running ?? started()}?schema=*&connections=6`;
  return process.env.DATABASE_URL;
}

export function endPostgres(): void {
  if (former === undefined) delete process.env.DATABASE_URL;
  if (own === undefined) return;
  execFileSync(script, ['stop', own]);
  rmSync(own, { recursive: true, force: true });
  own = undefined;
}

function started(): string {
  own = mkdtempSync(path.join(tmpdir(), 'giaplai-postgres-'));
  return execFileSync(script, ['start', own], { encoding: 'utf8' }).trim();
}
