// Progress of entry for a page: what may not be looked into is nothing to show, and no failure.
import { Fault } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { entryProgress, type EntryProgress, type ProgressAsked } from '../results/progress.ts';

/** Null where `entryProgress` refuses: a year without classes, or without any of one's own. @throws Fault `blob.*` */
export async function progressSeen(house: House, asked: ProgressAsked): Promise<EntryProgress | null> {
  try {
    return await entryProgress(house, asked);
  } catch (error) {
    if (error instanceof Fault && error.code === 'access.notPermitted') return null;
    throw error;
  }
}
