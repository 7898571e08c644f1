// A permitted correction opens its cells, these only, for a time (R74).
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { keyOfPath } from '../results/cell-key.ts';
import { resultsFault } from '../results/faults.ts';

export interface CellOpening {
  readonly correctionId: string;
  readonly classId: ClassId;
  readonly paths: readonly string[];
  /** Closed from then on, even if nobody comes to close. */
  readonly until: Instant;
  readonly decisionNumber: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/**
 * Whether the correction is permitted is for its own workflow to say.
 * @throws Fault `results.cellUnknown`, `results.openedAlready`
 */
export async function openCells(transaction: Transaction, opening: CellOpening): Promise<void> {
  const { correctionId, classId, until, decisionNumber, by, at } = opening;
  const paths = [...new Set(opening.paths)];
  for (const path of paths) if (!keyOfPath(path)) throw resultsFault('results.cellUnknown', { cell: path });
  const open = new Set(
    (await transaction.openedCells(classId)).flatMap(({ path, closedAt }) =>
      closedAt === null ? [path] : [],
    ),
  );
  const twice = paths.find((path) => open.has(path));
  if (twice !== undefined) throw resultsFault('results.openedAlready', { cell: twice });
  await transaction.append([
    {
      at,
      actor: `person:${by}`,
      record: null,
      event: {
        type: 'cells.opened',
        by,
        class: classId,
        correction: correctionId,
        paths,
        until,
        decisionNumber,
      },
    },
  ]);
  await transaction.addOpenedCells(
    paths.map((path) => ({
      correctionId,
      classId,
      path,
      openedAt: at,
      until,
      decisionNumber,
      openedBy: by,
    })),
  );
}
