// One step is one transaction: revision → policy → advance → update → journal → effects (architecture.md, invariant 2).
import type { RecordId } from '../../../kernel/index.ts';
import type { Actor, RecordEvent, RecordSnapshot, Refusal } from '../../../workflows/index.ts';
import { stepRecord } from '../../../workflows/index.ts';
import { judgeOfDeeds } from '../access/deeds.ts';
import { applicationFault } from '../faults.ts';
import type { JournalDraft } from '../journal/entry.ts';
import { actorText } from '../journal/entry.ts';
import type { House } from '../ports/house.ts';
import type { NewEffect, RecordChange, Transaction } from '../ports/unit-of-work.ts';
import { refusalFault } from '../refusal-fault.ts';

export interface Step {
  readonly recordId: RecordId;
  readonly event: RecordEvent;
  /** The revision that whoever decides has seen; any when left out. */
  readonly seen?: number | undefined;
}

export type StepOutcome =
  | { readonly recordId: RecordId; readonly snapshot: RecordSnapshot }
  | { readonly recordId: RecordId; readonly refused: Refusal };

/**
 * One event for one record, by itself.
 * @throws Fault `record.unknown`, `record.changedMeanwhile`, or the refusal's own code
 */
export async function step(house: House, one: Step, actor: Actor): Promise<RecordSnapshot> {
  const [outcome] = await house.store.write((transaction) => stepAll(transaction, [one], actor));
  const { recordId } = one;
  if (!outcome) throw applicationFault('record.unknown', { record: recordId });
  if ('refused' in outcome) throw refusalFault(outcome.refused, { record: recordId });
  return outcome.snapshot;
}

/**
 * Many events inside one transaction, with one statement per table. A refused event changes nothing and is told.
 * @throws Fault `record.unknown`
 */
export async function stepAll(
  transaction: Transaction,
  steps: readonly Step[],
  actor: Actor,
): Promise<readonly StepOutcome[]> {
  const records = await transaction.records([...new Set(steps.map(({ recordId }) => recordId))]);
  const known = new Map(records.map((record) => [record.id, record]));
  const judge = await judgeOfDeeds(transaction, actor);
  const changes = new Map<RecordId, RecordChange>();
  const journal: JournalDraft[] = [];
  const effects: NewEffect[] = [];
  const outcomes = steps.map(({ recordId, event, seen }): StepOutcome => {
    const record = known.get(recordId);
    if (!record) throw applicationFault('record.unknown', { record: recordId });
    if (seen !== undefined && seen !== record.revision) throw applicationFault('record.changedMeanwhile');
    const before = changes.get(recordId)?.snapshot ?? record.snapshot;
    const next = stepRecord(before, event, actor);
    if ('refused' in next) return { recordId, refused: next.refused };
    const refused = judge(record, before, event);
    if (refused) return { recordId, refused };
    changes.set(recordId, { id: recordId, revision: record.revision, snapshot: next.snapshot });
    journal.push({ at: event.at, actor: actorText(actor), record: recordId, event: { ...event } });
    effects.push(...next.effects.map((effect) => ({ recordId, effect, at: event.at })));
    return { recordId, snapshot: next.snapshot };
  });
  await transaction.updateRecords([...changes.values()]);
  await transaction.append(journal);
  await transaction.enqueue(effects);
  return outcomes;
}
