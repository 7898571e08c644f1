// Carries SQLite's write-ahead log over into its database on a thread of its own: a checkpoint syncs two files, and within
// a COMMIT it would hold up whoever asks something meanwhile (G10, G12).
import { Worker } from 'node:worker_threads';
import type { DataSource } from 'typeorm';

export interface Checkpoints {
  /** After each commit. */
  committed(): void;
  close(): Promise<void>;
}

/** Commits from one checkpoint to the next: in a ceremony of 25 documents each, some 2,000 pages. */
const COMMITS = 16;
/** Pages of 4 KiB in the log at which SQLite does it within a commit after all, whatever became of the thread. */
const BACKSTOP_PAGES = 8_000;

/**
 * The thread starts with the first checkpoint and holds no process. One that fails is left to the backstop, and whatever
 * it failed of is told by the commit that meets it.
 */
export async function checkpointsBeside(
  source: DataSource,
  file = String(source.options.database),
): Promise<Checkpoints> {
  await source.query(`PRAGMA wal_autocheckpoint = ${BACKSTOP_PAGES}`);
  let thread: Worker | null = null;
  let commits = 0;
  let underWay = false;
  const start = (): Worker => {
    const started = new Worker(threadFile, {
      workerData: { file },
      resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
    });
    started.unref();
    started.on('message', () => (underWay = false));
    started.on('error', () => undefined);
    started.on('exit', () => {
      underWay = false;
      if (thread === started) thread = null;
    });
    return started;
  };
  return {
    committed: () => {
      commits += 1;
      if (underWay || commits < COMMITS) return;
      commits = 0;
      underWay = true;
      thread ??= start();
      thread.postMessage('checkpoint');
    },
    close: async () => {
      const last = thread;
      if (last === null) return;
      const ended = new Promise((resolve) => last.once('exit', resolve));
      last.ref();
      last.postMessage('close');
      await ended;
    },
  };
}

/** Threads run compiled code; the tests run the sources and take the build beside them. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/src/server/persistence/checkpoint-thread.js', import.meta.url)
  : new URL('./checkpoint-thread.js', import.meta.url);
