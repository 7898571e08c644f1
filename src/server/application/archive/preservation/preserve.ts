// Looks after packages by itself: whatever is plugged in is re-hashed once a month (R102, R107).
import { Fault } from '../../../../kernel/index.ts';
import { isAway } from '../../object-faults.ts';
import { SHELF, type ArchiveCheck } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import { checkTarget, expectedOn } from './check-target.ts';
import { idOfTarget } from './targets.ts';

const MONTH_MS = 30 * 86_400_000;
const by = { service: 'preservation' } as const;

/**
 * A medium that is not there is left for another day: `archive due` tells of it. What is packed or copied was read back
 * then, and counts as checked that day.
 * @returns the checks that were made; once the signal aborts, those so far
 */
export async function preserve(house: House, signal?: AbortSignal): Promise<readonly ArchiveCheck[]> {
  const made: ArchiveCheck[] = [];
  for (const { id: schoolId } of await house.store.read((view) => view.schools())) {
    const { targets, checks } = await house.store.read(async (view) => ({
      targets: await view.archiveTargets(schoolId),
      checks: await view.lastArchiveChecks(schoolId),
    }));
    for (const target of [SHELF, ...targets] as const) {
      if (signal?.aborted) return made;
      const oldest = (await expectedOn(house, target, schoolId))
        .map(({ at }) => at)
        .toSorted((a, b) => a - b)[0];
      if (oldest === undefined) continue;
      const last = checks.find(({ targetId }) => targetId === idOfTarget(target))?.finishedAt ?? oldest;
      if (house.clock.now() - last < MONTH_MS) continue;
      try {
        made.push(await checkTarget(house, target, { schoolId, by, signal }));
      } catch (error) {
        const absent = isAway(error) || (error instanceof Fault && error.code.startsWith('archive.medium'));
        if (!absent && !signal?.aborted) throw error;
      }
    }
  }
  return made;
}
