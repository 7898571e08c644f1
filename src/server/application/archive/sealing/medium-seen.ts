// One medium as the office looks at it: what stands on it, its seal with the state of the minutes, and earlier seals.
import type { PersonId } from '../../../../kernel/index.ts';
import type { MadePaper } from '../../office/copies/make-copy.ts';
import { slotsOf } from '../../office/papers/sign-place.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { ArchiveCheck, ArchiveTarget, ArchiveTargetId } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { CheckedPackage, SealWithOpening } from '../../ports/media-seals-store.ts';
import type { PaperSegment } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { targetOf } from './seal-medium.ts';

export interface SealSeen extends SealWithOpening, MadePaper {
  /** People whose turn it is; `seal` once they have signed; empty when all is done. */
  readonly awaited: readonly (PersonId | 'seal')[];
}

export interface MediumSeen {
  readonly target: ArchiveTarget;
  readonly lastCheck: ArchiveCheck | null;
  /** As the last check found them; the rest of its list is in its findings. */
  readonly packages: readonly CheckedPackage[];
  /** Newest first; the first may be in force. */
  readonly seals: readonly SealSeen[];
  /** Whether they put it under seal and open it. */
  readonly maySeal: boolean;
}

/** @throws Fault `access.notPermitted`, `archive.targetUnknown` */
export const mediumSeen = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, target: id, by }: { schoolId: string; target: ArchiveTargetId; by: PersonId },
): Promise<MediumSeen> =>
  store.read(async (view) => {
    const wish = { person: by, schoolId, at: clock.now() };
    await schoolPermission(view, { ...wish, action: 'office.read' });
    const target = await targetOf(view, { schoolId, target: id });
    const checks = await view.lastArchiveChecks(schoolId);
    const lastCheck = checks.find(({ targetId }) => targetId === target.id) ?? null;
    const seals: SealSeen[] = [];
    for (const seal of await view.mediumSeals(schoolId))
      if (seal.targetId === target.id) seals.push(...(await sealSeen(view, seal)));
    return {
      target,
      lastCheck,
      packages: lastCheck ? await view.checkedPackages(lastCheck.id) : [],
      seals: seals.toReversed(),
      maySeal: await schoolPermission(view, { ...wish, action: 'medium.sealed' }).then(
        () => true,
        () => false,
      ),
    };
  });

async function sealSeen(view: View, seal: SealWithOpening): Promise<readonly SealSeen[]> {
  const paper = await view.officePaper(seal.paperId);
  if (!paper) return [];
  const segments = await view.paperSegments(paper.id);
  return [{ ...seal, paper, segments, awaited: awaitedOn(segments) }];
}

/** As `signOfficePaper` lets them: the leader after everybody else, then the seal. */
function awaitedOn(segments: readonly PaperSegment[]): SealSeen['awaited'] {
  if (segments.some(({ role }) => role === 'seal')) return [];
  const signed = new Set<unknown>(segments.map(({ signer }) => signer));
  const open = slotsOf(segments).filter(({ signer }) => signer !== undefined && !signed.has(signer));
  const others = open.filter(({ purpose }) => purpose !== 'principal');
  const next = (others.length > 0 ? others : open).map(({ signer }) => signer as PersonId);
  return next.length > 0 ? next : ['seal'];
}
