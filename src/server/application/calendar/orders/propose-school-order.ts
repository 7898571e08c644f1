// Proposes to lock or unlock a whole grade or school: one order, one decision, one number (R72, R73).
import { freshId } from '../../../../kernel/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import type { SchoolYear } from '../../../../policies/index.ts';
import type { SchoolOrder, SchoolOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import { calendarFault } from '../faults.ts';
import { sound } from './propose-locking.ts';
import { mayDoAll, reaches, schoolRules, toldOfAll } from './school-order.ts';
import { mayPropose } from './who-may.ts';

export interface SchoolOrderProposal {
  readonly schoolId: string;
  readonly schoolYear: SchoolYear;
  /** Null: all grades. */
  readonly grade: number | null;
  readonly deed: SchoolOrder['deed'];
  readonly subject: SchoolOrder['subject'];
  readonly reason: string;
  readonly by: PersonId;
}

/** @throws Fault `order.*`, `results.scopeUnknown`, `access.notPermitted` */
export async function proposeSchoolOrder(house: House, proposal: SchoolOrderProposal): Promise<SchoolOrder> {
  const { schoolId, schoolYear, grade, deed, by } = proposal;
  const at = house.clock.now();
  const reason = proposal.reason.trim();
  if (reason === '') throw calendarFault('order.reasonMissing');
  const subject = sound(proposal.subject);
  const order: SchoolOrder = {
    id: freshId<SchoolOrderId>(),
    schoolId,
    schoolYear,
    grade,
    deed,
    subject,
    reason,
    proposedBy: by,
    proposedAt: at,
    decision: null,
    execution: null,
  };
  const rules = await schoolRules(house, order, at);
  return house.store.write(async (transaction) => {
    await mayDoAll(transaction, order, 'lock.proposed', { person: by, at });
    await mayPropose(transaction, rules, { by, at });
    if (!(await transaction.classes()).some((one) => reaches(order, one)))
      throw calendarFault('order.noClasses', { year: schoolYear });
    await transaction.addSchoolOrder(order);
    const told = { deed, subject, reason };
    await transaction.append([toldOfAll('schoolOrder.proposed', order, { person: by, at }, told)]);
    return order;
  });
}
