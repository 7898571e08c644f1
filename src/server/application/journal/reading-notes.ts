// Readings of pupils' data, gathered for a second and put into the journal together: looking is not slowed by writing.
import type { Instant } from '../../../kernel/index.ts';
import { acrossSchools, atSchool, schoolInReach } from '../at-school.ts';
import type { House } from '../ports/house.ts';
import { readingDraft, type Reading } from './note-reading.ts';

export interface ReadingNotes {
  /** Resolves at once, unless the last attempt to write failed: then nobody is shown anything before writing works. */
  readonly note: (reading: Reading) => Promise<void>;
  /** Writes what is gathered. */
  readonly flush: () => Promise<void>;
  /** The same, for good: what is noted afterwards is written at once. @throws what writing throws */
  readonly end: () => Promise<void>;
}

export interface Gathering {
  readonly house: Pick<House, 'store' | 'clock'>;
  readonly onFailure: (error: unknown) => void;
  readonly everyMs?: number;
  /** So many do not wait for the second to pass. */
  readonly most?: number;
}

interface Gathered {
  readonly reading: Reading;
  readonly at: Instant;
  /** Of whoever read; writers of one school wait for no other. */
  readonly school: string | null;
}

/**
 * Graceful ends lose nothing. A process that is killed, or a machine that stops, loses the readings of the last second
 * and none before; nothing else is ever gathered like this.
 */
export function readingNotes({ house, onFailure, everyMs = 1_000, most = 1_000 }: Gathering): ReadingNotes {
  let gathered: Gathered[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let failed = false;
  let ended = false;

  async function write(): Promise<void> {
    const left = bySchool(gathered);
    gathered = [];
    try {
      for (const [school, portion] of left) {
        const drafts = portion.map(({ reading, at }) => readingDraft(reading, at));
        const append = () => house.store.write((transaction) => transaction.append(drafts));
        await (school === null ? acrossSchools(append) : atSchool(school, append));
        left.delete(school);
      }
      failed = false;
    } catch (error) {
      gathered = [...[...left.values()].flat(), ...gathered];
      failed = true;
      throw error;
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const mine = writing.then(write);
    writing = mine.catch(() => undefined);
    return mine;
  }

  return {
    note: async (reading) => {
      // In this order: while writing fails, nothing piles up.
      if (failed) await flush();
      gathered.push({ reading, at: house.clock.now(), school: schoolInReach() });
      if (ended) return flush();
      if (gathered.length >= most) flush().catch(onFailure);
      else timer ??= setTimeout(() => void flush().catch(onFailure), everyMs);
    },
    flush,
    end: () => {
      ended = true;
      return flush();
    },
  };
}

function bySchool(gathered: readonly Gathered[]): Map<string | null, Gathered[]> {
  const groups = new Map<string | null, Gathered[]>();
  for (const one of gathered) groups.set(one.school, [...(groups.get(one.school) ?? []), one]);
  return groups;
}
