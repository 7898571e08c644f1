// How long the database is at work: the time inside SQLite's own statements, waits for the disk included.
import Database from 'better-sqlite3';

type Call = (...given: unknown[]) => unknown;

/** Milliseconds inside statements of this process since it was called. */
export function watchDatabase(): () => number {
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
