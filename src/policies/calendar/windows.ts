// What may be entered or signed at a moment: each window stands as its last milestone left it.
import type { Instant } from '../../kernel/index.ts';
import { canonicalJson } from '../../kernel/index.ts';
import type { EntryWindow, Milestone } from '../calendar-rules.ts';
import type { Occurrence } from './milestones.ts';

export interface WindowState {
  readonly window: EntryWindow;
  readonly open: boolean;
  /** Which one left it so; null while none has passed. */
  readonly milestone: Milestone | null;
  /** When it opened or closed; null while no milestone has passed. */
  readonly since: Instant | null;
  /** When a milestone changes that. */
  readonly until: Instant | null;
}

/** One name per window, for comparing. */
export const windowKey = (window: EntryWindow): string => canonicalJson(window);

/**
 * Every window the milestones speak of, in the order they first do.
 * A window whose first milestone opens it is closed before; every other is open.
 * @param occurrences by time
 * @param grade of the class asked about; milestones of other grades do not count
 */
export function windowsAt(
  occurrences: readonly Occurrence[],
  at: Instant,
  grade?: number,
): readonly WindowState[] {
  const changes = occurrences
    .filter(({ milestone: { grades } }) => grade === undefined || (grades?.includes(grade) ?? true))
    .flatMap(({ milestone, passesAt }) => [
      ...(milestone.closes ?? []).map((window) => ({ window, open: false, passesAt, milestone })),
      ...(milestone.opens ?? []).map((window) => ({ window, open: true, passesAt, milestone })),
    ]);
  const keys = [...new Set(changes.map(({ window }) => windowKey(window)))];
  return keys.flatMap((key) => {
    const mine = changes.filter(({ window }) => windowKey(window) === key);
    const [first] = mine;
    if (first === undefined) return [];
    const last = mine.findLast(({ passesAt }) => passesAt <= at);
    const open = last?.open ?? !first.open;
    const next = mine.find((change) => change.passesAt > at && change.open !== open);
    return [
      {
        window: first.window,
        open,
        milestone: last?.milestone ?? null,
        since: last?.passesAt ?? null,
        until: next?.passesAt ?? null,
      },
    ];
  });
}
