// Reads the whole journal in portions, so that years of it never stand in memory at once.
import { acrossSchools } from '../at-school.ts';
import type { House } from '../ports/house.ts';
import type { JournalEntry } from './entry.ts';

/** Reading and checking them takes some milliseconds: others get their turn in between. */
const PORTION = 500;

export async function* readJournal(
  house: House,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<JournalEntry> {
  let after = 0;
  while (after < upTo) {
    const from = after;
    // One chain for all: what others did is read to check it, and withheld where it is shown.
    const entries = await acrossSchools(() =>
      house.store.read((view) => view.journal(from, Math.min(PORTION, upTo - from))),
    );
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
