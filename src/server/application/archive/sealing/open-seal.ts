// Breaks the seal of a medium (mở niêm phong): once, with a reason, told in the journal.
import type { PersonId } from '../../../../kernel/index.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { ArchiveTargetId } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { SealOpening } from '../../ports/media-seals-store.ts';
import { sealFault } from './faults.ts';
import { sealInForce } from './seal-in-force.ts';
import { targetOf } from './seal-medium.ts';

export interface OpeningWish {
  readonly schoolId: string;
  readonly target: ArchiveTargetId;
  readonly by: PersonId;
  readonly reason: string;
}

/** Before it is sealed again it is checked again. @throws Fault `access.notPermitted`, `archive.targetUnknown`, `mediumSeal.none` */
export const openSeal = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  wish: OpeningWish,
): Promise<SealOpening> =>
  store.write(async (transaction) => {
    const at = clock.now();
    const { schoolId, by, reason } = wish;
    await schoolPermission(transaction, { person: by, action: 'medium.sealed', schoolId, at });
    const target = await targetOf(transaction, wish);
    const seal = await sealInForce(transaction, target);
    if (!seal) throw sealFault('mediumSeal.none', { medium: target.name });
    const opening = { sealId: seal.id, at, by, reason };
    await transaction.addSealOpening(opening);
    const told = { target: target.id, paper: seal.paperId, sealNumber: seal.sealNumber, reason };
    const event = { type: 'medium.opened', by, school: schoolId, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return opening;
  });
