// Closes again what a correction opened: at once when it was executed, withdrawn or has expired (R74).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';

export interface CellClosing {
  readonly correctionId: string;
  readonly at: Instant;
  /** For the journal: `executed`, `expired`, `withdrawn` … */
  readonly why: string;
  /** Nobody when time closed them. */
  readonly by?: PersonId;
}

/** @returns the paths that were open until now; none when they were closed before */
export async function closeCells(
  transaction: Transaction,
  { correctionId, at, why, by }: CellClosing,
): Promise<readonly string[]> {
  const paths = await transaction.closeOpenedCells(correctionId, at, why);
  if (paths.length === 0) return paths;
  const actor = by === undefined ? 'service:corrections' : `person:${by}`;
  await transaction.append([
    { at, actor, record: null, event: { type: 'cells.closed', correction: correctionId, paths, why } },
  ]);
  return paths;
}
