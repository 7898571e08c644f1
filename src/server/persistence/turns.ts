// TypeORM shares one SQLite connection, so overlapping transactions would nest into each other: they take turns.

export type TakeTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** First come, first served; a failing turn does not hold up the next. */
export function turns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
