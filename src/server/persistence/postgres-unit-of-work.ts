// The store on Postgres: a connection for each step, writers one after the other, readers beside them.
import type { DataSource, QueryRunner } from 'typeorm';
import type { Transaction, UnitOfWork } from '../application/index.ts';
import { transactionOf } from './transaction.ts';
import { turns } from './turns.ts';
import { viewOf } from './view.ts';
import { connected, storeTrouble, LOCK_TIMEOUT_MS } from './postgres/index.ts';

/** A reader sees one state from beginning to end, whatever is written meanwhile. */
const READING = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * Writers of all processes take turns, as they do on SQLite: the journal is one chain. Each statement sees what the
 * writer before has committed, which is why the lock comes in a statement of its own.
 */
const WRITING = `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS};
  SELECT pg_advisory_xact_lock(hashtextextended('giaplai writes ' || current_schema(), 0))`;

/** Statements of a step's own transaction, in the dialect of Postgres. */
export interface InStep {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Told of effects that were ordered, in the transaction that orders them. */
export type EffectsOrdered = (ids: readonly number[], step: InStep) => Promise<void>;

/** Contract: see UnitOfWork in server/application/ports. */
export function postgresUnitOfWork(source: DataSource, ordered?: EffectsOrdered): UnitOfWork {
  // So that writers of one process that wait do not take all its connections from the readers.
  const takeTurn = turns();
  return {
    read: (work) => within(source, READING, (runner) => work(viewOf(runner.manager))),
    write: (work) => takeTurn(() => within(source, WRITING, (runner) => work(writing(runner, ordered)))),
  };
}

function writing(runner: QueryRunner, ordered?: EffectsOrdered): Transaction {
  const { manager } = runner;
  const step: InStep = {
    executeSql: async (text, values) => {
      const client = (await runner.connect()) as {
        query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
      };
      return client.query(text, values);
    },
  };
  return transactionOf(manager, viewOf(manager), ordered && ((ids) => ordered(ids, step)));
}

/** @throws Fault `store.busy`, `store.unreachable` before anything is read or written */
async function within<Result>(
  source: DataSource,
  beginning: string,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const runner = await connected(source, beginning);
  try {
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (failure) {
    await runner.query('ROLLBACK').catch(() => undefined); // Of a connection that is lost nothing is left.
    throw storeTrouble(failure) ?? failure;
  } finally {
    await runner.release();
  }
}
