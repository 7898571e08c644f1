// Whether the store can be read and written at this moment, by trying: a disk that is full still reads well.
import type { House } from './ports/house.ts';
import type { View } from './ports/unit-of-work.ts';

export interface Health {
  readonly readable: boolean;
  readonly writable: boolean;
  /** Whether the database's own guards stand as they were written; see `giaplai journal verify` for which do not. */
  readonly guarded: boolean;
}

/** A store that takes longer answers nobody in time. */
const PATIENCE_MS = 4_000;

/** Never throws. */
export async function checkHealth({ store, clock }: Pick<House, 'store' | 'clock'>): Promise<Health> {
  const readable = await works(store.read((view) => view.journalHead()));
  if (!readable) return { readable, writable: false, guarded: false };
  return {
    readable,
    writable: await works(store.write((all) => all.beat('health', clock.now()))),
    guarded: await works(store.read(standing)),
  };
}

/** Asked often, by whoever likes: looks at most once in a while, and everybody in between gets the same answer. */
export function healthWatch(house: Pick<House, 'store' | 'clock'>, forMs = 2_000): () => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > forMs) last = { at: now, health: checkHealth(house) };
    return last.health;
  };
}

async function standing(view: View): Promise<void> {
  const differences = await view.schemaDifferences();
  if (differences.length > 0) throw new Error(differences.map(({ name }) => name).join(', '));
}

async function works(attempt: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const done = attempt.then(
    () => true,
    () => false,
  );
  const worked = await Promise.race([done, tooLong]);
  clearTimeout(timer);
  return worked;
}
