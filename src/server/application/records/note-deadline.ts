// A signing deadline has passed: whoever is still awaited is marked late. Nothing else changes.
import type { Instant, RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { stepAll } from './step.ts';
import type { StepOutcome } from './step.ts';

export const noteDeadline = (
  house: House,
  { records, at }: { readonly records: readonly RecordId[]; readonly at: Instant },
): Promise<readonly StepOutcome[]> =>
  house.store.write((transaction) =>
    stepAll(
      transaction,
      records.map((recordId) => ({ recordId, event: { type: 'signing.deadlinePassed' as const, at } })),
      { service: 'calendar' },
    ),
  );
