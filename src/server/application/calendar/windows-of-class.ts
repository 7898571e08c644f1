// What may be entered for one class now: the milestones, and on top of them the orders carried out since (R69, R74).
import type { ClassId, Instant } from '../../../kernel/index.ts';
import { windowKey, windowsAt } from '../../../policies/index.ts';
import type { Occurrence, WindowState } from '../../../policies/index.ts';
import { applicationFault } from '../faults.ts';
import type { LockingOrder } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
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
  const schoolClass = await house.store.read(async (view) => await view.schoolClass(classId));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const governed = await governedYear(house, schoolClass, now);
  return house.store.read((view) => standingWindows(view, schoolClass, governed?.occurrences ?? [], now));
}

/**
 * What a milestone closed stays closed when the clock is set back: what was noted as passed has passed.
 * @param occurrences of the policy in force, by time
 */
export async function standingWindows(
  view: View,
  { id, schoolId, schoolYear, grade }: Pick<SchoolClass, 'id' | 'schoolId' | 'schoolYear' | 'grade'>,
  occurrences: readonly Occurrence[],
  now: Instant,
): Promise<readonly ClassWindow[]> {
  const noted = (await view.passedMilestones(schoolId, schoolYear)).map(({ passedAt }) => passedAt);
  const latest = noted.reduce((later, one) => (one > later ? one : later), now);
  const states = windowsAt(occurrences, latest, grade);
  const executed = (await view.lockingOrdersOf(id))
    .filter(({ execution }) => execution !== null)
    .toSorted((a, b) => (a.execution?.at ?? 0) - (b.execution?.at ?? 0));
  const known = new Set(states.map(({ window }) => windowKey(window)));
  const onlyOrdered = executed.flatMap(({ subject }): WindowState[] => {
    if (subject.kind !== 'window' || known.has(windowKey(subject.window))) return [];
    known.add(windowKey(subject.window));
    return [{ window: subject.window, open: true, milestone: null, since: null, until: null }];
  });
  return [...states, ...onlyOrdered].map((state) => withOrder(state, executed, now));
}

/**
 * The later word counts, the milestone's or the order's. A milestone that the clock has not reached again since it was
 * set back cannot be told from what came after it: the order counts.
 */
function withOrder(state: WindowState, executed: readonly LockingOrder[], now: Instant): ClassWindow {
  const since = state.since ?? 0;
  const latest = executed.findLast(
    ({ subject, execution }) =>
      subject.kind === 'window' &&
      windowKey(subject.window) === windowKey(state.window) &&
      ((execution?.at ?? 0) >= since || since > now),
  );
  if (!latest?.execution) return { ...state, order: null };
  const { deed, execution } = latest;
  return { ...state, open: deed === 'unlock', milestone: null, since: execution.at, order: latest };
}
