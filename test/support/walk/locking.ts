// An order for the whole school, for the access walk.
import { proposeSchoolOrder } from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import type { Installation } from '../../../src/server/installation.ts';

export const schoolOrderIn = async (house: Installation, schoolId: string, by: PersonId): Promise<string> => {
  const subject = { kind: 'window', window: { window: 'scores', term: 'HK1' } } as const;
  const wish = { schoolId, schoolYear: '2025-2026', grade: null, deed: 'lock', subject, by } as const;
  return (await proposeSchoolOrder(house, { ...wish, reason: 'Hết hạn' })).id;
};
