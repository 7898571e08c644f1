// Orders to lock and unlock that wait for a person: to be decided on, or to be carried out (R69, R70, R73).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Appointment } from '../access/appointment.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { isOfParty } from '../policies/offices.ts';
import { reachOf } from '../calendar/orders/school-order.ts';
import { isReached, rulesAbout, type OrderedAbout } from '../calendar/orders/who-may.ts';
import type { LockingOrder, SchoolOrder } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';

export interface WaitingOrder {
  readonly order: LockingOrder | SchoolOrder;
  /** Null for an order about a grade or school. */
  readonly schoolClass: SchoolClass | null;
  readonly task: 'decide' | 'execute';
}

/** Oldest first; nobody decides on or carries out what the policy gives to another office. */
export async function ordersWaiting(
  house: House,
  { person, schoolId }: { readonly person: PersonId; readonly schoolId: string },
): Promise<readonly WaitingOrder[]> {
  const at = house.clock.now();
  const { held, open } = await house.store.read(async (view) => {
    const mine = (await view.appointmentsOf(person)).filter((one) => one.schoolId === schoolId);
    const classes = await view.classes(schoolId);
    if (!isOffice(mine, classes, at)) return { held: mine, open: [] };
    const found: Open[] = [];
    const byId = new Map(classes.map((one) => [one.id, one]));
    for (const order of await view.openLockingOrders(schoolId)) {
      const schoolClass = byId.get(order.classId);
      if (order.schoolOrder === null && schoolClass)
        found.push({ order, schoolClass, about: { ...schoolClass, reach: [[classTarget(schoolClass)]] } });
    }
    for (const schoolYear of new Set(classes.map((one) => one.schoolYear)))
      for (const order of await view.schoolOrders(schoolId, schoolYear))
        if (taskOf(order))
          found.push({ order, schoolClass: null, about: { ...order, reach: await reachOf(view, order) } });
    return { held: mine, open: found.filter(({ order }) => taskOf(order) !== null) };
  });
  const waiting: WaitingOrder[] = [];
  for (const { order, schoolClass, about } of open) {
    const task = taskOf(order);
    if (task === null) continue;
    const rules = await rulesAbout(house, about, at);
    const parties = task === 'decide' ? [rules.lockDecidedBy] : rules.lockExecutedBy;
    if (parties.some((party) => isReached(rules.reach, (target) => isOfParty(held, party, target, at))))
      waiting.push({ order, schoolClass, task });
  }
  return waiting.toSorted((one, other) => one.order.proposedAt - other.order.proposedAt);
}

interface Open {
  readonly order: LockingOrder | SchoolOrder;
  readonly schoolClass: SchoolClass | null;
  readonly about: OrderedAbout;
}

/** Orders about records are carried out with the seal, which has a list of its own (see waiting.ts). */
function taskOf({ subject, decision, execution }: LockingOrder | SchoolOrder): WaitingOrder['task'] | null {
  if (decision === null) return 'decide';
  if (subject.kind === 'records') return null;
  return decision.granted && execution === null ? 'execute' : null;
}

/** Teachers have no part in orders: their classes need not be looked through. */
const isOffice = (held: readonly Appointment[], classes: readonly SchoolClass[], at: Instant): boolean =>
  classes.some((one) => {
    const target = { ...classTarget(one), state: 'principalApproved' };
    return may(held, 'lock.decided', target, at) ?? may(held, 'lock.executed', target, at);
  });
