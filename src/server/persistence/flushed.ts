// Makes what SQLite has committed survive a power cut, without holding up the thread that serves people meanwhile.
import { open } from 'node:fs/promises';

/** Resolves when everything committed before the call is on the disk. */
export type Flushed = () => Promise<void>;

/**
 * SQLite waits for the disk within the call of COMMIT. With `synchronous = NORMAL` it leaves its write-ahead log to the
 * operating system, and here the log is synced by a thread of libuv: those who commit while a sync is under way share
 * the next one. The log itself stays in order by its checksums, and SQLite syncs it before it copies from it.
 *
 * A failed sync is told to everybody from then on: the kernel may have dropped what it could not write, so that a later
 * sync says yes without it.
 *
 * @param file of the database; in memory there is nothing to sync
 * @param syncOne rejects when the file cannot be synced
 */
export function flushedLog(file: string, syncOne: (log: string) => Promise<void> = syncFile): Flushed {
  if (file === ':memory:' || file === '') return () => Promise.resolve();
  let underWay: Promise<void> | null = null;
  let following: Promise<void> | null = null;
  let broken: { readonly cause: unknown } | null = null;
  const sync = (): Promise<void> => {
    underWay = syncOne(`${file}-wal`)
      .catch((cause: unknown) => {
        broken = { cause };
      })
      .finally(() => (underWay = null));
    return underWay;
  };
  return async () => {
    // What is under way may have begun before this commit: only the one after it counts.
    following ??= (underWay ?? Promise.resolve()).then(() => {
      following = null;
      return sync();
    });
    await following;
    if (broken) throw broken.cause;
  };
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
