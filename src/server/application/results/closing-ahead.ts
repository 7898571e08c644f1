// When the cells somebody enters into will be closed: what changes much shortly before that is looked at twice (R79).
import type { CellChange } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { windowKey } from '../../../policies/index.ts';
import type { EntryRules } from '../calendar/entry-window.ts';
import { reaches } from '../calendar/orders/school-order.ts';
import { windowsOfCells } from '../calendar/windows-of-cells.ts';
import { standingWindows } from '../calendar/windows-of-class.ts';
import type { LockingOrder } from '../ports/calendar-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { covers } from '../result-locks/why-closed.ts';
import type { SchoolClass } from '../rows.ts';
import { keyOfPath } from './cell-key.ts';

export interface Ahead {
  readonly rules: EntryRules;
  readonly schoolClass: SchoolClass;
  readonly changes: readonly CellChange[];
  readonly at: Instant;
}

/**
 * The nearest of: now, where an order to lock is granted and only waits for the hand that carries it out; the day a
 * window closes by its milestone, unless an order to open it is granted. Null where nobody has set anything.
 */
export async function closingAhead(
  view: View,
  { rules, schoolClass, changes, at }: Ahead,
): Promise<Instant | null> {
  const waiting = await grantedOrders(view, schoolClass);
  if (waiting.some((order) => order.deed === 'lock' && concerns(order, changes))) return at;
  const opened = new Set(
    waiting.flatMap(({ deed, subject }) =>
      deed === 'unlock' && subject.kind === 'window' ? [windowKey(subject.window)] : [],
    ),
  );
  const wanted = new Set(
    windowsOfCells(changes)
      .map(windowKey)
      .filter((key) => !opened.has(key)),
  );
  const standing = await standingWindows(view, schoolClass, rules.occurrences, at);
  const closing = standing.flatMap(({ window, open, until }) =>
    open && until !== null && until > at && wanted.has(windowKey(window)) ? [until] : [],
  );
  return closing.length === 0 ? null : closing.reduce((sooner, one) => (one < sooner ? one : sooner));
}

type Waiting = Pick<LockingOrder, 'deed' | 'subject'>;

/** Decided, and not carried out yet; of the class alone, of its grade, of the school. */
async function grantedOrders(view: View, schoolClass: SchoolClass): Promise<readonly Waiting[]> {
  const { id, schoolId, schoolYear } = schoolClass;
  const ofSchool = (await view.schoolOrders(schoolId, schoolYear)).filter((one) => reaches(one, schoolClass));
  return [...(await view.lockingOrdersOf(id)), ...ofSchool].filter(
    ({ decision, execution }) => decision?.granted === true && execution === null,
  );
}

function concerns({ subject }: Waiting, changes: readonly CellChange[]): boolean {
  if (subject.kind === 'records') return false;
  if (subject.kind === 'window')
    return windowsOfCells(changes).some((window) => windowKey(window) === windowKey(subject.window));
  return changes.some(({ path }) => {
    const place = keyOfPath(path);
    return place !== null && covers(subject.scope, place);
  });
}
