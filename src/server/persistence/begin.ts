// Begins a transaction that may have to wait for another process, without holding up this one's event loop.
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Fault } from '../../kernel/index.ts';
import { persistenceFault } from './faults.ts';

/** How long a writer waits for others before giving up. */
export const PATIENCE_MS = 60_000;
/** How long it keeps those behind it waiting. */
const TURN_MS = 100;
/** SQLite's own waiting blocks the thread, so it only smooths the shortest collisions. */
export const BUSY_TIMEOUT_MS = 5;
const PAUSE_MS = 4;
/** When to come again, in seconds. */
const LATER_S = 10;

/** @throws Fault `store.busy` when the database stays locked for so long */
export async function begin(
  source: DataSource,
  statement: 'BEGIN' | 'BEGIN IMMEDIATE',
  patienceMs = TURN_MS,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      await source.query(statement);
      return;
    } catch (failure) {
      if (!isBusy(failure)) throw failure;
      if (performance.now() > until) throw busy(failure);
      await pause(PAUSE_MS * (1 + Math.random()));
    }
  }
}

/**
 * Tries again while the database is locked: readers, who need no lock, have their turns in between.
 * @param begin does its work at most once: what failed after it had begun is not tried again here
 * @throws Fault `store.busy` when it stays locked for `patienceMs` from now on
 */
export async function patiently<Result>(
  begin: (onBegun: () => void) => Promise<Result>,
  patienceMs: number,
): Promise<Result> {
  const state: { begun: boolean } = { begun: false };
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await begin(() => (state.begun = true));
    } catch (failure) {
      const isLocked = failure instanceof Fault && failure.code === 'store.busy';
      if (state.begun || !isLocked || performance.now() > until) throw failure;
      await pause(PAUSE_MS * (1 + Math.random()));
    }
  }
}

/** As Fault `store.busy`; undefined when it is something else. */
export const busyTrouble = (failure: unknown) => (isBusy(failure) ? busy(failure) : undefined);

const busy = (cause: unknown) => persistenceFault('store.busy', { seconds: LATER_S }, { cause });

/** TypeORM wraps what better-sqlite3 throws. */
function isBusy(failure: unknown): boolean {
  const { driverError } = failure as { driverError?: { code?: string } };
  return driverError?.code?.startsWith('SQLITE_BUSY') ?? false;
}
