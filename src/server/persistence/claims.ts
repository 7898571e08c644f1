// Claims: within one process a list of names; on Postgres also locks of a session, which end with the process.
import pg from 'pg';
import type { Claims, Release } from '../application/index.ts';
import { storeTrouble, type PostgresPlace } from './postgres/index.ts';
import { turns } from './turns.ts';

export interface OpenClaims extends Claims {
  /** Gives everything back. */
  close(): Promise<void>;
}

type Lock = (name: string) => Promise<Release | null>;

/** @param place where the rows are, if in Postgres */
export const openClaims = (place: PostgresPlace | null): OpenClaims =>
  place ? inPostgres(place) : within(null);

function within(lock: Lock | null, close: () => Promise<void> = () => Promise.resolve()): OpenClaims {
  const held = new Set<string>();
  return {
    shared: lock !== null,
    claim: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      try {
        const unlock = lock ? await lock(name) : nothing;
        if (unlock === null) {
          held.delete(name);
          return null;
        }
        return async () => {
          held.delete(name);
          await unlock();
        };
      } catch (failure) {
        held.delete(name);
        throw failure;
      }
    },
    close,
  };
}

const nothing = (): Promise<void> => Promise.resolve();

/**
 * One connection for all of them. Where it breaks, what was claimed is free for others although work here goes on: the
 * store sees to it that nothing is done twice.
 */
function inPostgres({ url, schema }: PostgresPlace): OpenClaims {
  let connected: Promise<pg.Client> | undefined;
  const takeTurn = turns();
  const connection = () => (connected ??= connect(url, schema, () => (connected = undefined)));
  const ask = (verb: string, name: string) =>
    takeTurn(async () => {
      const client = await connection();
      const { rows } = await client.query<{ done: boolean }>(
        `SELECT ${verb}(hashtextextended('giaplai does ' || $1, 0)) AS done`,
        [`${schema} ${name}`],
      );
      return rows[0]?.done === true;
    });
  const lock: Lock = async (name) => {
    try {
      if (!(await ask('pg_try_advisory_lock', name))) return null;
    } catch (failure) {
      throw storeTrouble(failure) ?? failure;
    }
    // With a connection that is gone the lock is gone.
    return () =>
      ask('pg_advisory_unlock', name).then(
        () => undefined,
        () => undefined,
      );
  };
  return within(lock, async () => {
    await connected?.then((client) => client.end()).catch(() => undefined);
  });
}

async function connect(url: string, schema: string, onEnd: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `giaplai claims ${schema}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A machine that lost its power is noticed within a minute.
    options: '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
  });
  client.on('error', onEnd);
  client.on('end', onEnd);
  try {
    await client.connect();
    return client;
  } catch (failure) {
    onEnd();
    throw failure;
  }
}
