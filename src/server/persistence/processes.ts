// Names claimed among the processes of one machine, on SQLite: a small database beside the rows says who has what, and each
// process holds the lock of a file for as long as it lives, which the machine gives back whatever way the process ends.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freshId } from '../../kernel/index.ts';
import { sqlite } from './sqlite.ts';

/** All of it is quick: nobody waits for a name. What the disk refuses is thrown. */
export interface AmongProcesses {
  /** False while another process that lives has it. */
  take(name: string): boolean;
  giveBack(name: string): void;
  close(): void;
}

/** @param folder made when missing; what is in it is worth nothing once its processes are gone */
export function amongProcesses(folder: string): AmongProcesses {
  mkdirSync(folder, { recursive: true });
  const me = freshId();
  const life = locked(path.join(folder, me));
  const names = open(path.join(folder, 'names'), 1_000);
  // After a power cut the claims are nobody's all the same.
  names.exec('PRAGMA synchronous = OFF');
  names.exec('CREATE TABLE IF NOT EXISTS claims (name TEXT PRIMARY KEY, holder TEXT NOT NULL) STRICT');
  const holder = names.prepare('SELECT holder FROM claims WHERE name = ?');
  const hold = names.prepare('INSERT OR REPLACE INTO claims (name, holder) VALUES (?, ?)');
  const drop = names.prepare('DELETE FROM claims WHERE name = ? AND holder = ?');
  const given = new Set<string>();
  const take = names.transaction((name: string) => {
    const other = (holder.get(name) as { readonly holder: string } | undefined)?.holder;
    if (other !== undefined && other !== me && lives(path.join(folder, other))) return false;
    hold.run(name, me);
    given.delete(name);
    return true;
  });
  return {
    take: (name) => take.immediate(name),
    giveBack: (name) => {
      // What a full disk kept from being given back goes with the next.
      for (const one of given.add(name)) {
        drop.run(one, me);
        given.delete(one);
      }
    },
    close: () => {
      names.close();
      life?.close();
      rmSync(path.join(folder, me), { force: true });
    },
  };
}

/** Null where another process has it. */
function locked(file: string): Connection | null {
  const connection = open(file, 0);
  try {
    connection.exec('PRAGMA journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (failure) {
    connection.close();
    if ((failure as { code?: string }).code?.startsWith('SQLITE_BUSY') === true) return null;
    throw failure;
  }
}

/** What a process left that was killed is cleared away. */
function lives(file: string): boolean {
  const lock = locked(file);
  lock?.close();
  if (lock) rmSync(file, { force: true });
  return lock === null;
}

/** As much of the driver as is needed here. */
interface Connection {
  exec(sql: string): unknown;
  prepare(sql: string): { get(...values: string[]): unknown; run(...values: string[]): unknown };
  transaction<Result>(work: (name: string) => Result): { immediate(name: string): Result };
  close(): unknown;
}

function open(file: string, timeout: number): Connection {
  const Driver = sqlite().driver as new (file: string, options: { readonly timeout: number }) => Connection;
  return new Driver(file, { timeout });
}
