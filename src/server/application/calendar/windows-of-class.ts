// What may be entered for one class now: the milestones, and on top of them the orders carried out since (R69, R74).
import type { ClassId, Instant } from '../../../kernel/index.ts';
import { windowKey, windowsAt } from '../../../policies/index.ts';
import type { WindowState } from '../../../policies/index.ts';
import { applicationFault } from '../faults.ts';
import type { LockingOrder } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import { governedYear } from './school-years.ts';

export interface ClassWindow extends WindowState {
  /** The order that opened or closed it, when it was not a milestone. */
  readonly order: LockingOrder | null;
}

/**
 * Windows that neither a milestone nor an order speaks of are open and left out.
 * @throws Fault `class.unknown`
 */
export async function windowsOfClass(
  house: House,
  classId: ClassId,
  now: Instant,
): Promise<readonly ClassWindow[]> {
  const { schoolClass, orders } = await house.store.read(async (view) => ({
    schoolClass: (await view.classes()).find(({ id }) => id === classId),
    orders: await view.lockingOrdersOf(classId),
  }));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const governed = await governedYear(house, schoolClass, now);
  const states = windowsAt(governed?.occurrences ?? [], now, schoolClass.grade);
  const executed = orders
    .filter(({ execution }) => execution !== null && execution.at <= now)
    .toSorted((a, b) => (a.execution?.at ?? 0) - (b.execution?.at ?? 0));
  const known = new Set(states.map(({ window }) => windowKey(window)));
  const onlyOrdered = executed.flatMap(({ subject }) => {
    if (subject.kind !== 'window' || known.has(windowKey(subject.window))) return [];
    known.add(windowKey(subject.window));
    return [{ window: subject.window, open: true, since: null, until: null }];
  });
  return [...states, ...onlyOrdered].map((state) => withOrder(state, executed));
}

/** The later word counts, the milestone's or the order's. */
function withOrder(state: WindowState, executed: readonly LockingOrder[]): ClassWindow {
  const latest = executed.findLast(
    ({ subject, execution }) =>
      subject.kind === 'window' &&
      windowKey(subject.window) === windowKey(state.window) &&
      (execution?.at ?? 0) >= (state.since ?? 0),
  );
  if (!latest?.execution) return { ...state, order: null };
  return { ...state, open: latest.deed === 'unlock', since: latest.execution.at, order: latest };
}
