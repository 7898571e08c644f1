// Which database an installation's rows are in: the one of the setting DATABASE_URL, in a schema of their own.
import { createHash, randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface PostgresPlace {
  /** Without the parameters that are ours. */
  readonly url: string;
  readonly schema: string;
  /** Connections this process opens at most. */
  readonly connections: number;
}

const USUAL_CONNECTIONS = 10;

/**
 * @param url `postgres://…`; `?schema=NAME` chooses the schema (`giaplai` when left out), `?schema=*` gives each
 * installation folder one of its own; `?connections=N` bounds the pool
 * @param file where SQLite would have its file
 * @returns null when the setting names no Postgres
 * @throws TypeError for what cannot be a schema's name
 */
export function postgresPlace(url: string | undefined, file: string): PostgresPlace | null {
  if (url === undefined || !/^postgres(ql)?:\/\//.test(url)) return null;
  const address = new URL(url);
  const schema = address.searchParams.get('schema') ?? 'giaplai';
  const connections = Number(address.searchParams.get('connections') ?? USUAL_CONNECTIONS);
  if (schema !== '*' && !/^[a-z_][a-z0-9_]{0,50}$/.test(schema))
    throw new TypeError(`DATABASE_URL: schema ${schema}`);
  if (!Number.isInteger(connections) || connections < 2)
    throw new TypeError('DATABASE_URL: connections, at least 2');
  address.searchParams.delete('schema');
  address.searchParams.delete('connections');
  return { url: address.href, schema: schema === '*' ? ofFolder(file) : schema, connections };
}

/** In memory is nobody else's: a schema that no other opening finds. */
const ofFolder = (file: string): string =>
  file === ':memory:'
    ? `m_${randomBytes(12).toString('hex')}`
    : `h_${createHash('sha256').update(trueFolder(file)).digest('hex').slice(0, 24)}`;

function trueFolder(file: string): string {
  const folder = dirname(resolve(file));
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
