// How many of a school's packages each of its media lacks.
import type { ArchiveTarget } from '../../ports/archive-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { shelvedPackages } from './shelved.ts';

export interface Lacking {
  readonly target: ArchiveTarget;
  readonly packages: number;
}

/** Every target, also those that lack nothing. */
export async function lackingOn(view: View, schoolId: string): Promise<readonly Lacking[]> {
  const targets = await view.archiveTargets(schoolId);
  if (targets.length === 0) return [];
  const packages = await shelvedPackages(view, schoolId);
  const copies = await view.archiveCopies(schoolId);
  return targets.map((target) => {
    const held = new Set(
      copies.flatMap((copy) => (copy.targetId === target.id ? [`${copy.classId}/${copy.package}`] : [])),
    );
    return {
      target,
      packages: packages.filter(({ classId, name }) => !held.has(`${classId}/${name}`)).length,
    };
  });
}
