// What the minutes of sealing may say: only what the last check of the medium found, after the last writing to it.
import type { ArchiveCheck, ArchiveTarget } from '../../ports/archive-store.ts';
import type { CheckedPackage } from '../../ports/media-seals-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { sealFault } from './faults.ts';
import { mustBeOpen } from './seal-in-force.ts';

export interface Sealable {
  readonly check: ArchiveCheck;
  readonly packages: readonly CheckedPackage[];
}

/** @throws Fault `mediumSeal.inForce`, `mediumSeal.unchecked`, `mediumSeal.damaged`, `mediumSeal.empty` */
export async function sealable(view: View, target: ArchiveTarget): Promise<Sealable> {
  const { id, schoolId, name: medium } = target;
  await mustBeOpen(view, target);
  const check = (await view.lastArchiveChecks(schoolId)).find(({ targetId }) => targetId === id);
  if (!check || check.startedAt < (await lastTouched(view, target)))
    throw sealFault('mediumSeal.unchecked', { medium });
  if (check.decayed > 0) throw sealFault('mediumSeal.damaged', { medium, decayed: check.decayed });
  const packages = await view.checkedPackages(check.id);
  // Checks of before seals were known noted no packages.
  if (packages.length !== check.packages) throw sealFault('mediumSeal.unchecked', { medium });
  if (packages.length === 0) throw sealFault('mediumSeal.empty', { medium });
  return { check, packages };
}

/** Whoever opens a seal may write: what was found before says nothing any more. */
async function lastTouched(view: View, { id, schoolId }: ArchiveTarget): Promise<number> {
  const copies = (await view.archiveCopies(schoolId)).filter(({ targetId }) => targetId === id);
  const seals = (await view.mediumSeals(schoolId)).filter(({ targetId }) => targetId === id);
  return Math.max(0, ...copies.map(({ at }) => at), ...seals.map(({ opening }) => opening?.at ?? 0));
}
