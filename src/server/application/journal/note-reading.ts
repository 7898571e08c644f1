// Who looked at a pupil's record, and when, stays in the journal (NĐ 13/2023; R131).
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';

export interface Reading {
  readonly by: PersonId;
  readonly what: 'class' | 'record' | 'document' | 'journal';
  readonly classId: ClassId;
  readonly recordId?: RecordId;
}

/** Durable before the reader is handed anything. */
export function noteReading(house: House, { by, what, classId, recordId }: Reading): Promise<void> {
  const at = house.clock.now();
  return house.store.write((transaction) =>
    transaction.append([
      {
        at,
        actor: `person:${by}`,
        // No step of the record: a replay of its life leaves it out.
        record: null,
        event: { type: 'pupilData.read', by, what, class: classId, ...(recordId && { of: recordId }) },
      },
    ]),
  );
}
