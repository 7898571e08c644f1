// Whom the policy names permits a correction, a leader by a numbered decision (TT 22/2021 Đ18; R76).
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

export interface CorrectionPermission extends CorrectionDeed {
  /** `7/QĐ-THCS`; a board that only agrees leaves it empty. */
  readonly decisionNumber: string;
}

/** @throws Fault `correction.*`, `policy.*`, `record.decisionNumberMissing`, `access.notPermitted` */
export const permitCorrection = (house: House, deed: CorrectionPermission): Promise<Correction> =>
  doCorrection(house, deed, 'correction.permitted', ({ by, as, at, context }) => ({
    type: 'correction.permitted',
    by,
    as: as.filter((party) => context.demands.permittedBy.includes(party)),
    decisionNumber: deed.decisionNumber.normalize('NFC').trim(),
    at,
  }));
