// How long the database is at work: the time inside SQLite's own statements, waits for the disk included.
import { createRequire } from 'node:module';
import { sqlitePackage } from '../src/server/persistence/index.ts';

/** As much of the driver as is needed; it brings no types of its own. */
type Driver = new (file: string) => { prepare(sql: string): object; close(): void };
type Call = (...given: unknown[]) => unknown;

/** Milliseconds inside statements of this process since it was called. */
export function watchDatabase(): () => number {
  const Database = createRequire(import.meta.url)(sqlitePackage) as Driver;
  const scratch = new Database(':memory:');
  const statement = Object.getPrototypeOf(scratch.prepare('SELECT 1')) as Record<string, Call>;
  scratch.close();
  const original = { all: statement.all, run: statement.run, get: statement.get };
  let total = 0;
  for (const [name, call] of Object.entries(original)) {
    if (call === undefined) continue;
    statement[name] = function timed(this: unknown, ...given: unknown[]) {
      const before = performance.now();
      try {
        return call.apply(this, given);
      } finally {
        total += performance.now() - before;
      }
    };
  }
  return () => {
    Object.assign(statement, original);
    return total;
  };
}
