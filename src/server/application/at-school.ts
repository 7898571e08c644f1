// Whose rows are in reach: within the work of one school, a store of several machines shows and takes only that school's.
import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string | null>();

/**
 * Everything that `work` reads or writes, also later, is of this school. On Postgres the database itself sees to it
 * (row-level security); on SQLite, where one school works, nothing changes.
 */
export const atSchool = <Result>(schoolId: string, work: () => Result): Result => scope.run(schoolId, work);

/** What is nobody's alone: the chain of the journal, names that are given once, the program's own rounds. */
export const acrossSchools = <Result>(work: () => Result): Result => scope.run(null, work);

/** Null: all of them. */
export const schoolInReach = (): string | null => scope.getStore() ?? null;
