// Many who wait on one signal: a listener each would look like a leak to Node.

/** Calls `leave` when the signal is aborted; returns what takes it back. */
export function onAbort(signal: AbortSignal, leave: () => void): () => void {
  const known = leaving.get(signal);
  const all = known ?? new Set();
  if (known === undefined) {
    leaving.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const each of all) each();
    });
  }
  all.add(leave);
  return () => void all.delete(leave);
}

const leaving = new WeakMap<AbortSignal, Set<() => void>>();
