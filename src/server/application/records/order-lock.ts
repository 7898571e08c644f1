// The principal orders that approved records be sealed and locked, by a numbered decision (R23, R69, R70).
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { stepAll } from './step.ts';
import type { StepOutcome } from './step.ts';

export interface LockOrder {
  readonly records: readonly RecordId[];
  readonly by: PersonId;
  /** Number of the written decision, e.g. `12/QĐ-THCS`. */
  readonly decisionNumber: string;
}

/** Outcomes in the order of the records; what is not approved yet is refused and told. */
export function orderLock(
  house: House,
  { records, by, decisionNumber }: LockOrder,
): Promise<readonly StepOutcome[]> {
  const event = { type: 'lock.ordered' as const, by, decisionNumber, at: house.clock.now() };
  return house.store.write((transaction) =>
    stepAll(
      transaction,
      records.map((recordId) => ({ recordId, event })),
      { person: by },
    ),
  );
}
