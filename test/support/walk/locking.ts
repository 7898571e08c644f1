// Orders to lock for the access walk: one for the whole school, and one that was carried out, with its minutes.
import {
  decideLocking,
  draftLockMinutes,
  executeLocking,
  proposeLocking,
  proposeSchoolOrder,
} from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import type { ImportedClass } from '../house.ts';

export const schoolOrderIn = async (house: Installation, schoolId: string, by: PersonId): Promise<string> => {
  const subject = { kind: 'window', window: { window: 'scores', term: 'HK1' } } as const;
  const wish = { schoolId, schoolYear: '2025-2026', grade: null, deed: 'lock', subject, by } as const;
  return (await proposeSchoolOrder(house, { ...wish, reason: 'Hết hạn' })).id;
};

/** It locks a column that no sheet has, so that nothing else of the walk meets it. */
export async function lockMinutesIn(house: Installation, { classId, cast }: ImportedClass, by: PersonId) {
  const scope = { part: 'scores', term: 'HK2', subject: 'TOAN', column: 'regular/19' } as const;
  const wish = { classId, deed: 'lock', subject: { kind: 'results', scope }, by } as const;
  const { id: order } = await proposeLocking(house, { ...wish, reason: 'Hết hạn' });
  await decideLocking(house, { order, by: cast.principal, granted: true, decisionNumber: '8/QĐ' });
  await executeLocking(house, { order, by });
  const { minutes } = await draftLockMinutes(house, { order, by });
  return { lockedOrderId: order, lockMinutesId: minutes.id };
}
