// Carries out what an import means for the records, inside the import's transaction.
import { freshId } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import { openRecord } from '../../../workflows/index.ts';
import type { Actor, Assignments } from '../../../workflows/index.ts';
import { actorText } from '../journal/entry.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import { refusalFault } from '../refusal-fault.ts';
import type { SchoolRecord } from '../rows.ts';
import type { RecordPlan } from './plan-records.ts';

export interface PlannedImport {
  readonly plan: RecordPlan;
  readonly classId: ClassId;
  readonly assignments: Assignments;
  readonly bookHash: Sha256;
  readonly at: Instant;
  readonly by: PersonId;
  /** The policy asks whether this actor may; without a named person it is the import itself. */
  readonly actor: Actor;
}

/** @throws Fault with the refusal's code when a record does not accept the import */
export async function applyRecordPlan(transaction: Transaction, planned: PlannedImport): Promise<void> {
  await open(transaction, planned);
  const { plan, by, actor, at, assignments, bookHash } = planned;
  await transaction.placeRecords(
    plan.updating.map(({ record, place }) => ({ id: record.id, title: place.title, ordinal: place.ordinal })),
  );
  const outcomes = await stepAll(
    transaction,
    [
      ...plan.updating.map(({ record }) => ({
        recordId: record.id,
        event: { type: 'entries.imported' as const, by, at, assignments, entriesHash: bookHash },
      })),
      ...plan.leaving.map(({ id }) => ({ recordId: id, event: { type: 'pupil.left' as const, by, at } })),
    ],
    actor,
  );
  for (const outcome of outcomes) {
    if ('refused' in outcome) throw refusalFault(outcome.refused, { record: outcome.recordId });
  }
}

async function open(transaction: Transaction, planned: PlannedImport): Promise<void> {
  const { plan, classId, assignments, bookHash, at, actor } = planned;
  const records = plan.opening.map((place): SchoolRecord => {
    const opening = { kind: place.kind, assignments, entriesHash: bookHash };
    return { ...place, id: freshId<RecordId>(), classId, revision: 0, snapshot: openRecord(opening) };
  });
  await transaction.addRecords(records);
  await transaction.append(
    records.map(({ id, kind, key, title }) => ({
      at,
      actor: actorText(actor),
      record: id,
      event: { type: 'record.opened', class: classId, kind, key, title, assignments, entriesHash: bookHash },
    })),
  );
}
