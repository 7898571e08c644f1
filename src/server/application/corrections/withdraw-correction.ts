// The requester takes the request back while nothing has been edited; open cells are locked at once.
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

/** @throws Fault `correction.*`, `policy.notPermitted` */
export const withdrawCorrection = (house: House, deed: CorrectionDeed): Promise<Correction> =>
  doCorrection(house, deed, null, ({ by, at }) => ({ type: 'correction.withdrawn', by, as: [], at }));
