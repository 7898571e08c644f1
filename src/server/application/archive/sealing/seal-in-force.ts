// Whether a medium is under seal: then nothing is written to it.
import { SHELF, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { SealWithOpening } from '../../ports/media-seals-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { sealFault } from './faults.ts';

/** Null for a medium that nobody sealed, or whose seal was opened; the shelf is never sealed. */
export async function sealInForce(
  view: View,
  target: ArchiveTarget | typeof SHELF,
): Promise<SealWithOpening | null> {
  if (target === SHELF) return null;
  const seals = await view.mediumSeals(target.schoolId);
  return seals.find(({ targetId, opening }) => targetId === target.id && opening === null) ?? null;
}

/** @throws Fault `mediumSeal.inForce` */
export async function mustBeOpen(view: View, target: ArchiveTarget | typeof SHELF): Promise<void> {
  const seal = await sealInForce(view, target);
  if (seal === null || target === SHELF) return;
  throw sealFault('mediumSeal.inForce', { medium: target.name, sealNumber: seal.sealNumber });
}
