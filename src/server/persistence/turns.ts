// TypeORM shares one SQLite connection, so overlapping transactions would nest into each other: they take turns.
import { setImmediate as otherWork } from 'node:timers/promises';

export type TakeTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * First come, first served; a failing turn does not hold up the next. SQLite answers within the call, so a queue of
 * turns would run to its end as one piece: in between, whoever else waits in this process gets a chance.
 */
export function turns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined).then(() => otherWork());
    return mine;
  };
}
