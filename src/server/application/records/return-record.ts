// Sends a record back to be corrected; its bytes so far stay stored, the next submission makes a new version.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import type { RecordSnapshot } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { step } from './step.ts';

export interface RecordReturn {
  readonly recordId: RecordId;
  readonly by: PersonId;
  readonly reason: string;
  /** The revision the person has looked at; any when left out. */
  readonly seen?: number | undefined;
}

/** @throws Fault `record.unknown`, `record.reasonMissing`, `record.locked`, `policy.notPermitted` … */
export const returnRecord = (
  house: House,
  { recordId, by, reason, seen }: RecordReturn,
): Promise<RecordSnapshot> =>
  step(
    house,
    { recordId, event: { type: 'record.returned', by, reason, at: house.clock.now() }, seen },
    { person: by },
  );
