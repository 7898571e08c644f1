// What became of a run over queued effects, and how a chunk of them is settled.
import type { Instant, RecordId } from '../../../kernel/index.ts';
import type { Actor, Refusal } from '../../../workflows/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import type { Step } from '../records/step.ts';

export interface EffectsDone {
  readonly done: number;
  /** Still pending; the next run tries again. */
  readonly failed: readonly { readonly recordId: RecordId; readonly failure: Refusal }[];
}

/** An effect that was carried out, and the event that reports it. */
export interface CarriedOut extends Step {
  readonly effectId: number;
}

/** Who reports effects. */
export const documentsActor: Actor = { service: 'documents' };

/**
 * Settles effects and reports their events. What another process settled first is left alone; an event that is
 * no longer of interest (the record was returned meanwhile) settles its effect without changing the record.
 * @returns the records whose event was accepted
 */
export async function settle(
  transaction: Transaction,
  carriedOut: readonly CarriedOut[],
  at: Instant,
): Promise<ReadonlySet<RecordId>> {
  const mine = new Set(
    await transaction.settleEffects(
      carriedOut.map(({ effectId }) => effectId),
      at,
    ),
  );
  const outcomes = await stepAll(
    transaction,
    carriedOut.filter(({ effectId }) => mine.has(effectId)),
    documentsActor,
  );
  return new Set(outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [outcome.recordId])));
}
