// What an inspection asks of a cell that was deleted and entered again: did the value change? (R85)
import type { CellChange } from '../../../assessment/index.ts';

export interface NetChange {
  readonly path: string;
  /** Before the first of the changes, and after the last. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether those differ. */
  readonly changed: boolean;
  /** How often it was emptied on the way. */
  readonly deletions: number;
  readonly steps: number;
}

/** By cell, in the order of their first change. @param changes lines of the log, oldest first */
export function netChanges(changes: readonly CellChange[]): readonly NetChange[] {
  const cells = new Map<string, NetChange>();
  for (const { path, before, after } of changes) {
    const known = cells.get(path) ?? { path, before, after, changed: false, deletions: 0, steps: 0 };
    cells.set(path, {
      ...known,
      after,
      changed: known.before !== after,
      deletions: known.deletions + (before !== null && after === null ? 1 : 0),
      steps: known.steps + 1,
    });
  }
  return [...cells.values()];
}
