// Copies every package a target does not hold yet from the shelf to it; killed anywhere, the next run goes on (R104–R107).
import { Fault } from '../../../../kernel/index.ts';
import type { Actor } from '../../../../workflows/index.ts';
import { actorText } from '../../journal/entry.ts';
import type { ArchiveCopy, ArchiveTarget } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import { copyPackage } from './copy-package.ts';
import { shelvedPackages } from './shelved.ts';
import { mustBeOpen } from '../sealing/seal-in-force.ts';
import { openTarget } from './targets.ts';

export interface Keeping {
  readonly by: Actor;
  /** Where the medium is today, when it is not where it usually is. */
  readonly location?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, address: string) => void) | undefined;
}

export interface CopiedToTarget {
  readonly copied: readonly string[];
  /** There already. */
  readonly held: number;
  /** What could not be copied, and why; the others were. */
  readonly failed: readonly { readonly address: string; readonly fault: Fault }[];
}

/** @throws Fault `mediumSeal.inForce`, `archive.mediumAbsent`, `archive.mediumOther`; whatever the signal's reason is */
export async function copyToTarget(
  house: House,
  target: ArchiveTarget,
  keeping: Keeping,
): Promise<CopiedToTarget> {
  const { signal, onProgress, location } = keeping;
  await house.store.read((view) => mustBeOpen(view, target));
  const medium = await openTarget(house, target, location);
  const { packages, copies } = await house.store.read(async (view) => ({
    packages: await shelvedPackages(view, target.schoolId),
    copies: (await view.archiveCopies(target.schoolId)).filter(({ targetId }) => targetId === target.id),
  }));
  const there = new Set(copies.map((copy) => `${copy.classId}/${copy.package}`));
  const wanted = packages.filter(({ classId, name }) => !there.has(`${classId}/${name}`));
  const [copied, failed]: [string[], { address: string; fault: Fault }[]] = [[], []];
  for (const [index, { address, classId, name }] of wanted.entries()) {
    signal?.throwIfAborted();
    onProgress?.(index, wanted.length, address);
    try {
      const { files, octets } = await copyPackage(house.shelf.packages, medium, address, { signal });
      const at = house.clock.now();
      const isNew = await house.store.write(async (transaction) => {
        // Two may have brought the same at once: it is told once.
        const known = await transaction.archiveCopies(target.schoolId);
        if (known.some((copy) => isOf(copy, target.id, classId, name))) return false;
        await transaction.addArchiveCopy({ targetId: target.id, classId, package: name, at, files, octets });
        const event = {
          type: 'archive.copied',
          target: target.id,
          class: classId,
          package: name,
          files,
          octets,
        };
        await transaction.append([{ at, actor: actorText(keeping.by), record: null, event }]);
        return true;
      });
      if (isNew) copied.push(address);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      failed.push({ address, fault: error });
    }
  }
  return { copied, held: there.size, failed };
}

const isOf = (copy: ArchiveCopy, target: string, classId: string, name: string): boolean =>
  copy.targetId === target && copy.classId === classId && copy.package === name;
