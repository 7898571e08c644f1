// Begins a transaction, patiently: the database may be away for a minute, and other writers have their turn first.
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Fault } from '../../../kernel/index.ts';
import { persistenceFault } from '../faults.ts';

/** How long a writer waits for the others. */
export const LOCK_TIMEOUT_MS = 60_000;
/** Whoever steps has done the work for it, and waits a restart out; whoever reads is somebody looking at a page. */
const PATIENCE_MS = { write: 60_000, read: 8_000 } as const;
/** A database that takes the connection and then says nothing: frozen, or behind a broken line. */
const SILENCE_MS = { write: LOCK_TIMEOUT_MS + 10_000, read: 8_000 } as const;
const PAUSE_MS = 250;
/** When to come again, in seconds. */
const LATER_S = 10;

/** @throws Fault `store.busy`, `store.unreachable` */
export async function connected(source: DataSource, beginning: string): Promise<QueryRunner> {
  const kind = beginning.includes('READ ONLY') ? 'read' : 'write';
  const until = performance.now() + PATIENCE_MS[kind];
  for (;;) {
    const runner = source.createQueryRunner();
    const begun = runner.query(beginning).then(
      () => 'begun' as const,
      (failure: unknown) => ({ failure }),
    );
    const leave = async () => {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release().catch(() => undefined);
    };
    const outcome = await within(SILENCE_MS[kind], begun);
    if (outcome === 'begun') return runner;
    if (outcome === 'silent') {
      // Should it speak after all, nothing of this is left.
      void begun.then(leave);
      throw persistenceFault('store.unreachable', { seconds: LATER_S });
    }
    await leave();
    const trouble = storeTrouble(outcome.failure);
    if (trouble?.code !== 'store.unreachable') throw trouble ?? outcome.failure;
    if (performance.now() > until) throw trouble;
    await pause(PAUSE_MS * (1 + Math.random()));
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | 'silent'> {
  const over = new AbortController();
  const silence = pause(ms, 'silent' as const, { signal: over.signal });
  silence.catch(() => undefined);
  try {
    return await Promise.race([work, silence]);
  } finally {
    over.abort();
  }
}

/** What another writer or a lost connection did to a statement; undefined for what is wrong with the statement itself. */
export function storeTrouble(failure: unknown): Fault | undefined {
  const later = { seconds: LATER_S };
  if (isBusy(failure)) return persistenceFault('store.busy', later, { cause: failure });
  return isAway(failure) ? persistenceFault('store.unreachable', later, { cause: failure }) : undefined;
}

/** lock_not_available (https://www.postgresql.org/docs/15/errcodes-appendix.html). */
const isBusy = (failure: unknown): boolean => codeOf(failure) === '55P03';

/** Connection exceptions, an operator's intervention (57P), too many connections (53300), and what the network says. */
const isAway = (failure: unknown): boolean =>
  /^(08|57P|53300)/.test(codeOf(failure)) ||
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(codeOf(failure)) ||
  /connection (terminated|timeout|ended)|not queryable|timeout exceeded when trying to connect/i.test(
    wordsOf(failure),
  );

/** TypeORM wraps what the driver throws. */
function codeOf(failure: unknown): string {
  const { code, driverError } = failure as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}

const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : '');
