// The store over TypeORM. On SQLite: one connection, transactions in turn, the write lock taken before the first read.
import type { DataSource } from 'typeorm';
import type { UnitOfWork } from '../application/index.ts';
import { begin, busyTrouble, PATIENCE_MS, patiently } from './begin.ts';
import type { Checkpoints } from './checkpoints.ts';
import { flushedLog } from './flushed.ts';
import { postgresUnitOfWork, type EffectsOrdered } from './postgres-unit-of-work.ts';
import { turns } from './turns.ts';
import { transactionOf } from './transaction.ts';
import { viewOf } from './view.ts';

/**
 * Contract: see UnitOfWork in server/application/ports.
 * @param ordered on Postgres, where effects are jobs as well
 * @param patienceMs how long a writer waits for another process that has SQLite locked
 * @param checkpoints told of each commit on SQLite; without them SQLite makes its own
 */
export const unitOfWork = (
  source: DataSource,
  ordered?: EffectsOrdered,
  patienceMs = PATIENCE_MS,
  checkpoints?: Checkpoints,
): UnitOfWork =>
  source.options.type === 'postgres'
    ? postgresUnitOfWork(source, ordered)
    : sqliteUnitOfWork(source, patienceMs, checkpoints);

function sqliteUnitOfWork(source: DataSource, patienceMs: number, checkpoints?: Checkpoints): UnitOfWork {
  const takeTurn = turns();
  const flushed = flushedLog(String(source.options.database));
  const { manager } = source;
  const view = viewOf(manager);
  const transaction = transactionOf(manager, view);
  return {
    read: (work) => takeTurn(() => within(source, 'BEGIN', () => work(view))),
    // IMMEDIATE: a deferred transaction that reads first could no longer write once another process had.
    write: async (work) => {
      const result = await patiently(
        (onBegun) =>
          takeTurn(() =>
            within(source, 'BEGIN IMMEDIATE', () => {
              onBegun();
              return work(transaction);
            }),
          ),
        patienceMs,
      );
      // Outside the turn: the next one computes while the disk writes.
      await flushed();
      checkpoints?.committed();
      return result;
    },
  };
}

async function within<Result>(
  source: DataSource,
  statement: 'BEGIN' | 'BEGIN IMMEDIATE',
  work: () => Promise<Result>,
): Promise<Result> {
  await begin(source, statement);
  try {
    const result = await work();
    await source.query('COMMIT');
    return result;
  } catch (failure) {
    await source.query('ROLLBACK').catch(() => undefined); // SQLite may have rolled back by itself.
    throw busyTrouble(failure) ?? failure;
  }
}
