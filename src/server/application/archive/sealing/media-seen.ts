// Media as the office looks at them: what stands on each, its seal with the state of the minutes, and earlier seals.
import type { PersonId } from '../../../../kernel/index.ts';
import type { MadePaper } from '../../office/copies/make-copy.ts';
import { slotsOf } from '../../office/papers/sign-place.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import { SHELF, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { CheckedPackage, SealWithOpening } from '../../ports/media-seals-store.ts';
import type { PaperSegment } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { archivePlaces, type PlaceSeen } from '../preservation/places-seen.ts';
import { sealingRules, type SealingRules } from './sealing-rules.ts';

export interface SealSeen extends SealWithOpening, MadePaper {
  /** People whose turn it is; `seal` once they have signed; empty when all is done. */
  readonly awaited: readonly (PersonId | 'seal')[];
}

export interface MediumSeen extends PlaceSeen {
  readonly target: ArchiveTarget;
  /** As the last check found them; the rest of its list is in its findings. */
  readonly packages: readonly CheckedPackage[];
  /** Newest first; the first may be in force. */
  readonly seals: readonly SealSeen[];
}

export interface MediaSeen {
  readonly media: readonly MediumSeen[];
  /** Whether they put media under seal and open them. */
  readonly maySeal: boolean;
  /** Who has to sign. */
  readonly rules: SealingRules;
}

/** Every medium of the school, oldest first. @throws Fault `access.notPermitted` */
export async function mediaSeen(
  house: Pick<House, 'store' | 'clock' | 'blobs'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<MediaSeen> {
  const seen = await house.store.read(async (view) => {
    const wish = { person: by, schoolId, at: house.clock.now() };
    await schoolPermission(view, { ...wish, action: 'office.read' });
    const sealed: SealSeen[] = [];
    for (const seal of await view.mediumSeals(schoolId)) sealed.push(...(await sealSeen(view, seal)));
    const media: MediumSeen[] = [];
    for (const place of await archivePlaces(view, schoolId)) {
      const { target, lastCheck } = place;
      if (target === SHELF) continue;
      const packages = lastCheck ? await view.checkedPackages(lastCheck.id) : [];
      const seals = sealed.filter(({ targetId }) => targetId === target.id).toReversed();
      media.push({ ...place, target, packages, seals });
    }
    const maySeal = await schoolPermission(view, { ...wish, action: 'medium.sealed' }).then(
      () => true,
      () => false,
    );
    return { media, maySeal };
  });
  return { ...seen, rules: await sealingRules(house, schoolId) };
}

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
