// How long the database is at work: from the beginning of a transaction's own work to its end, overlaps counted once.
import type { House } from '../src/server/application/index.ts';

export function watchStore(house: House): { readonly house: House; readonly busyMs: () => number } {
  let running = 0;
  let since = 0;
  let total = 0;
  const begin = () => {
    if (running === 0) since = performance.now();
    running += 1;
  };
  const end = () => {
    running -= 1;
    if (running === 0) total += performance.now() - since;
  };
  const { store } = house;
  const watched: House['store'] = {
    read: (work) => timed((begun) => store.read((view) => (begun(), work(view)))),
    write: (work) => timed((begun) => store.write((transaction) => (begun(), work(transaction)))),
  };
  /** Waiting for one's turn is not the database's work. */
  async function timed<Result>(run: (begun: () => void) => Promise<Result>): Promise<Result> {
    let started = false;
    try {
      return await run(() => {
        started = true;
        begin();
      });
    } finally {
      if (started) end();
    }
  }
  return { house: { ...house, store: watched }, busyMs: () => total };
}
