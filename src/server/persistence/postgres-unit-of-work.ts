// The store on Postgres: a connection for each step, writers one after the other, readers beside them.
import type { DataSource, QueryRunner } from 'typeorm';
import { schoolInReach, type Transaction, type UnitOfWork, type View } from '../application/index.ts';
import { transactionOf } from './transaction.ts';
import { turns } from './turns.ts';
import { viewOf } from './view.ts';
import { connected, JOURNAL_TURN, LOCK_TIMEOUT_MS, SCHOOL_SETTING, storeTrouble } from './postgres/index.ts';

/** A reader sees one state from beginning to end, whatever is written meanwhile. */
const reading = (school: string | null): string =>
  `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${within(school)}`;

/**
 * Writers of all processes take turns, as they do on SQLite: within one school beside those of other schools, whose rows
 * are out of their reach, and across schools alone. Each statement sees what the writer before has committed, which is
 * why the locks come in statements of their own.
 */
const writing = (school: string | null): string =>
  `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS};
  ${
    school === null
      ? `SELECT pg_advisory_xact_lock(${lockOf('')})`
      : `SELECT pg_advisory_xact_lock_shared(${lockOf('')}); SELECT pg_advisory_xact_lock(${lockOf(` ${school}`)})`
  };
  ${within(school)}`;

const lockOf = (of: string): string =>
  `hashtextextended('giaplai writes ' || current_schema() || ${quoted(of)}, 0)`;

/** What the policies go by; the role is one that they hold for (postgres/schools). */
const within = (school: string | null): string =>
  school === null
    ? `SET LOCAL ${SCHOOL_SETTING} = '*'`
    : `SET LOCAL ${SCHOOL_SETTING} = ${quoted(school)}; SELECT set_config('role', left(session_user, 50) || '_school', TRUE)`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

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
    read: (work) => inTransaction(source, reading(schoolInReach()), (runner) => work(viewOf(runner.manager))),
    write: (work) => {
      const beginning = writing(schoolInReach());
      return takeTurn(() =>
        inTransaction(source, beginning, (runner) => work(transactionIn(runner, ordered))),
      );
    },
  };
}

function transactionIn(runner: QueryRunner, ordered?: EffectsOrdered): Transaction {
  const { manager } = runner;
  const step: InStep = {
    executeSql: async (text, values) => {
      const client = (await runner.connect()) as {
        query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
      };
      return client.query(text, values);
    },
  };
  const view = viewOf(manager);
  const inTurn: View = {
    ...view,
    // The chain goes on from its head: who has looked at it to write keeps the others from it.
    journalHead: async () => {
      await runner.query(`SELECT pg_advisory_xact_lock(${lockOf(` ${JOURNAL_TURN}`)})`);
      return view.journalHead();
    },
  };
  return transactionOf(manager, inTurn, ordered && ((ids) => ordered(ids, step)));
}

/** @throws Fault `store.busy`, `store.unreachable` before anything is read or written */
async function inTransaction<Result>(
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
