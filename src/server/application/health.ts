// Whether the store can be read and written at this moment, by trying: a disk that is full still reads well.
import type { House } from './ports/house.ts';
import type { View } from './ports/unit-of-work.ts';
import { tried, type Trouble } from './tried.ts';

export interface Health {
  readonly readable: boolean;
  readonly writable: boolean;
  /** Whether the database's own guards stand as they were written; see `giaplai journal verify` for which do not. */
  readonly guarded: boolean;
  /** Why it cannot be read or written, where that is known. */
  readonly trouble: Trouble | null;
}

type Watched = Pick<House, 'store' | 'clock' | 'room'>;

/** Never throws. */
export async function checkHealth({ store, clock, room }: Watched): Promise<Health> {
  const read = await tried(store.read((view) => view.journalHead()));
  if (!read.works) return { readable: false, writable: false, guarded: false, trouble: read.trouble };
  const written = await tried(store.write((all) => all.beat('health', clock.now())));
  // Documents and evidence may be on another disk than the rows.
  const kept = written.works && room ? await tried(room()) : written;
  const guarded = await tried(store.read(standing));
  return { readable: true, writable: kept.works, guarded: guarded.works, trouble: kept.trouble };
}

/** Asked often, by whoever likes: looks at most once in a while, and everybody in between gets the same answer. */
export function healthWatch(house: Watched, forMs = 2_000): () => Promise<Health> {
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
