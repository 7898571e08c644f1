// What need not be worked out again: kept beside the store it was read from, and never more than a bounded number.
import type { UnitOfWork } from './ports/unit-of-work.ts';

/**
 * A map of at most `most` entries: what was not looked at for longest is forgotten first. Whoever keeps something in it
 * keeps with it what shows that it still holds, for example a revision, and asks the store for that each time.
 */
export interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

export function memoryOf<Key, Value>(most: number): Memory<Key, Value> {
  const kept = new Map<Key, Value>();
  const put = (key: Key, value: Value): void => {
    kept.delete(key);
    kept.set(key, value);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set: (key, value) => {
      put(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** One for each store: two installations in one process know nothing of each other. */
export function memoryByStore<Key, Value>(most: number): (store: UnitOfWork) => Memory<Key, Value> {
  const memories = new WeakMap<UnitOfWork, Memory<Key, Value>>();
  return (store) => {
    const known = memories.get(store) ?? memoryOf<Key, Value>(most);
    memories.set(store, known);
    return known;
  };
}
