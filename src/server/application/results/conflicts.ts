// Two people, one cell: the second is told what the first did, cell by cell, so that both can be shown side by side.
import { toIso } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Cell } from './cell-key.ts';
import { resultsFault } from './faults.ts';
import type { PlacedChange } from './write-cells.ts';

export interface Meeting {
  readonly changes: readonly PlacedChange[];
  /** By path. */
  readonly standing: ReadonlyMap<string, Cell>;
  readonly seen: number | undefined;
}

/**
 * The details are lists side by side, one place for each cell: `cells`, `yours`, `theirs`, `by` and `at`; an empty
 * text is an empty cell.
 * @throws Fault `results.changedMeanwhile`
 */
export async function refuseConflicts(view: View, { changes, standing, seen }: Meeting): Promise<void> {
  const met = changes.flatMap((change) => {
    const cell = standing.get(change.path);
    const value = cell?.value ?? null;
    const changedSince = seen !== undefined && (cell?.change ?? 0) > seen;
    return value !== change.before || changedSince ? [{ ...change, value, line: cell?.change ?? 0 }] : [];
  });
  if (met.length === 0) return;
  const lines = new Map((await view.scoreChangesOf(met.map(({ line }) => line))).map((one) => [one.id, one]));
  const actors = [...lines.values()].map(({ actor }) => personOf(actor));
  const names = new Map((await view.people(actors)).map(({ id, name }) => [id, name]));
  throw resultsFault('results.changedMeanwhile', {
    count: met.length,
    cells: met.map(({ path }) => path),
    yours: met.map(({ after }) => after ?? ''),
    theirs: met.map(({ value }) => value ?? ''),
    by: met.map(({ line }) => names.get(personOf(lines.get(line)?.actor ?? '')) ?? ''),
    at: met.map(({ line }) => {
      const found = lines.get(line);
      return found ? toIso(found.at) : '';
    }),
  });
}

const personOf = (actor: string): PersonId => actor.replace(/^person:/, '') as PersonId;
