// Begins a transaction, patiently: the database may be away for a minute, and other writers have their turn first.
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { persistenceFault } from '../faults.ts';

/** How long a writer waits for the others. */
export const LOCK_TIMEOUT_MS = 60_000;
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

/** @throws Fault `store.busy`, `store.unreachable` */
export async function connected(source: DataSource, beginning: string): Promise<QueryRunner> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const runner = source.createQueryRunner();
    try {
      await runner.query(beginning);
      return runner;
    } catch (failure) {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release().catch(() => undefined);
      if (isBusy(failure)) throw persistenceFault('store.busy', {}, { cause: failure });
      if (!isAway(failure)) throw failure;
      if (performance.now() > until) throw persistenceFault('store.unreachable', {}, { cause: failure });
      await pause(PAUSE_MS * (1 + Math.random()));
    }
  }
}

/** lock_not_available (https://www.postgresql.org/docs/15/errcodes-appendix.html). */
export const isBusy = (failure: unknown): boolean => codeOf(failure) === '55P03';

/** Connection exceptions, an operator's intervention (57P), too many connections (53300), and what the network says. */
const isAway = (failure: unknown): boolean =>
  /^(08|57P|53300)/.test(codeOf(failure)) ||
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(codeOf(failure)) ||
  /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(wordsOf(failure));

/** TypeORM wraps what the driver throws. */
function codeOf(failure: unknown): string {
  const { code, driverError } = failure as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}

const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : '');
