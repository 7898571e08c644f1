// Holds: a class whose packages and records must not be destroyed, whatever their time, until somebody releases them.
import { freshId, type ClassId, type PersonId } from '../../../../kernel/index.ts';
import { applicationFault } from '../../faults.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { ArchiveHold } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';
import { disposalFault } from './faults.ts';

export interface HoldWish {
  readonly schoolId: string;
  readonly classId: ClassId;
  readonly by: PersonId;
  readonly reason: string;
  /** Số, kí hiệu of what asks for it. */
  readonly decisionNumber: string;
}

/** Once for each paper that asks for it. @throws Fault `access.notPermitted`, `class.unknown`, `disposal.heldAlready` */
export const holdClass = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, classId, by, reason, decisionNumber }: HoldWish,
): Promise<ArchiveHold> =>
  store.write(async (transaction) => {
    const at = clock.now();
    await schoolPermission(transaction, { person: by, action: 'archive.held', schoolId, at });
    const found = await transaction.schoolClass(classId);
    if (found?.schoolId !== schoolId) throw applicationFault('class.unknown', { class: classId });
    const standing = (await transaction.archiveHolds(schoolId)).find(
      (one) => one.classId === classId && one.decisionNumber === decisionNumber && one.release === null,
    );
    if (standing)
      throw disposalFault('disposal.heldAlready', { class: found.name, decision: decisionNumber });
    const hold = { id: freshId(), schoolId, classId, reason, decisionNumber, at, by };
    await transaction.addArchiveHold(hold);
    const event = { type: 'archive.held', by, hold: hold.id, class: classId, reason, decisionNumber };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { ...hold, release: null };
  });

export interface ReleaseWish extends Omit<HoldWish, 'classId'> {
  readonly hold: string;
}

/** Once. @throws Fault `access.notPermitted`, `disposal.holdUnknown` */
export const releaseHold = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, hold: id, by, reason, decisionNumber }: ReleaseWish,
): Promise<void> =>
  store.write(async (transaction) => {
    const at = clock.now();
    await schoolPermission(transaction, { person: by, action: 'archive.held', schoolId, at });
    const hold = (await transaction.archiveHolds(schoolId)).find((one) => one.id === id);
    if (hold?.release !== null) throw disposalFault('disposal.holdUnknown');
    await transaction.addHoldRelease(id, { reason, decisionNumber, at, by });
    const event = { type: 'archive.released', by, hold: id, class: hold.classId, reason, decisionNumber };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
