// Holds cells against what closes them.
import type { ClassId, Instant } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import { pathOf } from '../results/cell-key.ts';
import type { CellKey } from '../results/cell-key.ts';
import { resultsFault } from '../results/faults.ts';
import { whyClosed } from './why-closed.ts';
import type { Closing } from './why-closed.ts';

export interface CellsAsked {
  readonly classId: ClassId;
  readonly places: readonly CellKey[];
  readonly at: Instant;
}

/**
 * The details are lists side by side: `cells`, and for each what closes it in `by`: `lock` or the title of a record.
 * @throws Fault `results.locked`
 */
export async function refuseLocked(view: View, { classId, places, at }: CellsAsked): Promise<void> {
  if (places.length === 0) return;
  const closing = await closingOf(view, classId, at);
  const closed = places.flatMap((place) => {
    const why = whyClosed(place, closing);
    return why ? [{ cell: pathOf(place), by: why.by === 'lock' ? 'lock' : why.record.title }] : [];
  });
  if (closed.length > 0)
    throw resultsFault('results.locked', {
      count: closed.length,
      cells: closed.map(({ cell }) => cell),
      by: closed.map(({ by }) => by),
    });
}

export const closingOf = async (view: View, classId: ClassId, at: Instant): Promise<Closing> => ({
  locks: await view.resultLocks(classId),
  records: await view.recordsOf(classId),
  opened: await view.openedCells(classId),
  at,
});
