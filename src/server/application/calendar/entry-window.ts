// Entering outside the windows of the policy in force is refused; an order to unlock opens them again (R52, R69, R74).
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import { dayAt, topics, windowKey, windowWords } from '../../../policies/index.ts';
import type { EntryWindow, IsoDate, Occurrence } from '../../../policies/index.ts';
import { applicationFault } from '../faults.ts';
import { governing } from '../policies/governing.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { calendarFault } from './faults.ts';
import { governedYear } from './school-years.ts';
import { standingWindows } from './windows-of-class.ts';
import type { ClassWindow } from './windows-of-class.ts';

/** The milestones of the policy a school year is under. */
export interface EntryRules {
  /** Of the policy; null where the school has adopted none for the year: then everything is open. */
  readonly hash: Sha256 | null;
  readonly occurrences: readonly Occurrence[];
}

export interface Entering {
  readonly rules: EntryRules;
  readonly schoolClass: Pick<SchoolClass, 'id' | 'schoolId' | 'schoolYear' | 'grade'>;
  /** What is about to be entered into (see windowsOfCells). */
  readonly windows: readonly EntryWindow[];
  readonly at: Instant;
}

/** Read before the transaction, which must not wait for files. */
export async function entryRules(
  house: House,
  year: Pick<SchoolClass, 'schoolId' | 'schoolYear'>,
  at: Instant,
): Promise<EntryRules> {
  const governed = await governedYear(house, year, at);
  return { hash: governed?.inForce.adopted.hash ?? null, occurrences: governed?.occurrences ?? [] };
}

/**
 * Inside the transaction that enters. Windows nobody speaks of are open.
 * @throws Fault `window.closed` with every closed one of the windows, `record.changedMeanwhile` when another policy took over
 */
export async function refuseOutsideWindow(view: View, entering: Entering): Promise<void> {
  const { rules, schoolClass, windows, at } = entering;
  if (windows.length === 0) return;
  const { schoolId, schoolYear } = schoolClass;
  const current = governing(await view.adoptedPolicies(schoolId), schoolYear, at);
  if ((current?.hash ?? null) !== rules.hash) throw applicationFault('record.changedMeanwhile');
  const wanted = new Set(windows.map(windowKey));
  const closed = (await standingWindows(view, schoolClass, rules.occurrences, at)).filter(
    ({ window, open }) => !open && wanted.has(windowKey(window)),
  );
  if (closed.length > 0) throw calendarFault('window.closed', { windows: closed.map(told) });
}

function told({ window, milestone, order, since, until }: ClassWindow): string {
  const { vi, en } = windowWords(window);
  if (order?.decision) {
    const { number } = order.decision;
    return `${vi}: khóa theo quyết định ${number} / ${en}: locked by decision ${number}`;
  }
  if (milestone && since !== null) {
    const topic = topics[milestone.topic];
    const day = dayOf(since);
    return `${vi}: đóng từ ${day}, mốc ${milestone.id} (${topic.vi}) / ${en}: closed since ${day} by milestone ${milestone.id} (${topic.en})`;
  }
  const from = until === null ? '' : ` ${dayOf(until)}`;
  return `${vi}: chưa mở, mở từ${from} / ${en}: opens${from}`;
}

function dayOf(at: Instant): string {
  const [year, month, day] = (dayAt(at) satisfies IsoDate).split('-');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}
