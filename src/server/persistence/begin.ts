// Begins a transaction that may have to wait for another process, without holding up this one's event loop.
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { persistenceFault } from './faults.ts';

/** How long a writer waits for others before giving up. */
const PATIENCE_MS = 60_000;
/** SQLite's own waiting blocks the thread, so it only smooths the shortest collisions. */
export const BUSY_TIMEOUT_MS = 5;
const PAUSE_MS = 4;
/** When to come again, in seconds. */
const LATER_S = 10;

/** @throws Fault `store.busy` when the database stays locked */
export async function begin(source: DataSource, statement: 'BEGIN' | 'BEGIN IMMEDIATE'): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await source.query(statement);
      return;
    } catch (failure) {
      if (!isBusy(failure)) throw failure;
      if (performance.now() > until)
        throw persistenceFault('store.busy', { seconds: LATER_S }, { cause: failure });
      await pause(PAUSE_MS * (1 + Math.random()));
    }
  }
}

/** TypeORM wraps what better-sqlite3 throws. */
function isBusy(failure: unknown): boolean {
  const { driverError } = failure as { driverError?: { code?: string } };
  return driverError?.code?.startsWith('SQLITE_BUSY') ?? false;
}
