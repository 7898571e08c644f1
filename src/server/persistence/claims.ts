// Claims: within one process a list of names; on Postgres also locks of a session, on SQLite those of a file. Both end with the process.
import pg from 'pg';
import type { Claims, Release } from '../application/index.ts';
import { amongProcesses, type AmongProcesses } from './processes.ts';
import { storeTrouble, type PostgresPlace } from './postgres/index.ts';
import { turns } from './turns.ts';

export interface OpenClaims extends Claims {
  /** Gives everything back. */
  close(): Promise<void>;
}

type Lock = (name: string) => Promise<Release | null>;

/** @param place where the rows are: in Postgres, or the file of SQLite */
export const openClaims = (place: PostgresPlace | string): OpenClaims =>
  typeof place === 'string' ? onMachine(`${place}-claims`) : inPostgres(place);

interface Among {
  readonly shared: boolean;
  readonly lock: Lock;
  readonly close: () => Promise<void>;
}

function within({ shared, lock, close }: Among): OpenClaims {
  const held = new Set<string>();
  return {
    shared,
    claim: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      try {
        const unlock = await lock(name);
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

/** Where the disk refuses, names are claimed within this process alone: what is to be stored will be refused as well. */
function onMachine(folder: string): OpenClaims {
  let opened: AmongProcesses | undefined;
  const lock: Lock = (name) => {
    try {
      const among = (opened ??= amongProcesses(folder));
      return Promise.resolve(among.take(name) ? () => giveBack(among, name) : null);
    } catch {
      return Promise.resolve(nothing);
    }
  };
  return within({ shared: false, lock, close: () => Promise.resolve(opened?.close()) });
}

async function giveBack(among: AmongProcesses, name: string): Promise<void> {
  try {
    among.giveBack(name);
  } catch {
    await nothing();
  }
}

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
  const close = async () => {
    await connected?.then((client) => client.end()).catch(() => undefined);
  };
  return within({ shared: true, lock, close });
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
