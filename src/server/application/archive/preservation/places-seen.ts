// Where a school's packages are kept, with what each place holds and how its last check went.
import { SHELF, type ArchiveCheck, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { ArchiveWait } from '../../ports/disposal-store.ts';
import type { SealWithOpening } from '../../ports/media-seals-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { lackingOn } from './lacking.ts';
import { shelvedPackages } from './shelved.ts';

export interface PlaceSeen {
  readonly target: ArchiveTarget | typeof SHELF;
  /** How many packages. */
  readonly holds: number;
  readonly lastCheck: ArchiveCheck | null;
  /** Packages that are still to come, and what was in the way at the last try. */
  readonly lacks: number;
  readonly wait: ArchiveWait | null;
  readonly seal: SealWithOpening | null;
}

/** The shelf first; who may ask is the caller's to know. */
export async function archivePlaces(view: View, schoolId: string): Promise<readonly PlaceSeen[]> {
  const copies = await view.archiveCopies(schoolId);
  const waits = await view.archiveWaits(schoolId);
  const seals = (await view.mediumSeals(schoolId)).filter(({ opening }) => opening === null);
  const checks = await view.lastArchiveChecks(schoolId);
  const lastOf = (id: string) => checks.find(({ targetId }) => targetId === id) ?? null;
  const shelved = await shelvedPackages(view, schoolId);
  return [
    { target: SHELF, holds: shelved.length, lastCheck: lastOf(SHELF), lacks: 0, wait: null, seal: null },
    ...(await lackingOn(view, schoolId)).map(({ target, packages }) => ({
      target,
      holds: copies.filter(({ targetId }) => targetId === target.id).length,
      lastCheck: lastOf(target.id),
      lacks: packages,
      wait: waits.find(({ targetId }) => targetId === target.id) ?? null,
      seal: seals.find(({ targetId }) => targetId === target.id) ?? null,
    })),
  ];
}
