// A leader decides an order for a grade or school by one numbered decision (R69).
import type { PersonId } from '../../../../kernel/index.ts';
import type { SchoolOrder, SchoolOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import { calendarFault } from '../faults.ts';
import { knownSchoolOrder, mayDoAll, schoolRules, toldOfAll } from './school-order.ts';
import { decidingOffice } from './who-may.ts';

export interface SchoolOrderRuling {
  readonly order: SchoolOrderId;
  readonly by: PersonId;
  readonly granted: boolean;
  readonly decisionNumber: string;
}

/** Of two at once the second is told that it is decided. @throws Fault `order.*`, `access.notPermitted` */
export async function decideSchoolOrder(house: House, ruling: SchoolOrderRuling): Promise<SchoolOrder> {
  const { by, granted } = ruling;
  const at = house.clock.now();
  const number = ruling.decisionNumber.trim();
  if (number === '') throw calendarFault('order.decisionMissing');
  const known = await house.store.read((view) => knownSchoolOrder(view, ruling.order));
  const rules = await schoolRules(house, known, at);
  return house.store.write(async (transaction) => {
    const order = await knownSchoolOrder(transaction, ruling.order);
    await mayDoAll(transaction, order, 'lock.decided', { person: by, at });
    await decidingOffice(transaction, rules, { by, at });
    const decision = { granted, by, at, number };
    if (!(await transaction.decideSchoolOrder(order.id, decision))) throw calendarFault('order.decided');
    const told = { granted, decisionNumber: number };
    await transaction.append([toldOfAll('schoolOrder.decided', order, { person: by, at }, told)]);
    return { ...order, decision };
  });
}
