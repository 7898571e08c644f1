// Where a school's packages are kept, with what each place holds and how its last check went.
import { SHELF, type ArchiveCheck, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { shelvedPackages } from './shelved.ts';

export interface PlaceSeen {
  readonly target: ArchiveTarget | typeof SHELF;
  /** How many packages. */
  readonly holds: number;
  readonly lastCheck: ArchiveCheck | null;
}

/** The shelf first; who may ask is the caller's to know. */
export async function archivePlaces(view: View, schoolId: string): Promise<readonly PlaceSeen[]> {
  const targets = await view.archiveTargets(schoolId);
  const copies = await view.archiveCopies(schoolId);
  const checks = await view.lastArchiveChecks(schoolId);
  const lastOf = (id: string) => checks.find(({ targetId }) => targetId === id) ?? null;
  const shelved = await shelvedPackages(view, schoolId);
  return [
    { target: SHELF, holds: shelved.length, lastCheck: lastOf(SHELF) },
    ...targets.map((target) => ({
      target,
      holds: copies.filter(({ targetId }) => targetId === target.id).length,
      lastCheck: lastOf(target.id),
    })),
  ];
}
