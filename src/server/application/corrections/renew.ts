// Submits the successors of a correction whose minutes are signed, and ends it once all of them are sealed.
import { groupBy } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import { submissionRules } from '../policies/submission-rules.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { asSteps } from '../records/submit-records.ts';
import { stepAll } from '../records/step.ts';
import { freezeBook, keepFrozen } from '../results/freeze-book.ts';
import type { SchoolRecord } from '../rows.ts';
import { freezerOf } from './freeze-successors.ts';
import { knownCorrection, takeStep } from './take-step.ts';

/**
 * Corrections that met in one record are submitted together, when the last one's minutes are signed.
 * @returns how many successors were submitted
 * @throws Fault `record.changedMeanwhile` when somebody changes the class at this very moment: to be repeated
 */
export async function renewRecords(house: House, correction: Correction): Promise<number> {
  const by = correction.snapshot.context.executed?.by;
  const due = await house.store.read((view) => dueOf(view, correction));
  return by === undefined ? 0 : submitSuccessors(house, due, by);
}

/**
 * Transcripts that a sealed decision about the summer took the place of.
 * @returns how many successors were submitted
 * @throws Fault as `renewRecords`
 */
export async function renewAfterSummer(house: House): Promise<number> {
  const due = await house.store.read(async (view) => {
    const found = await view.records(await view.summerSuccessorsDue());
    const ready: SchoolRecord[] = [];
    for (const record of found)
      if (isReady(record, await view.correctionsOf(record.classId))) ready.push(record);
    return ready;
  });
  let submitted = 0;
  for (const records of groupBy(due, ({ classId }) => classId).values()) {
    const by = records[0]?.snapshot.context.renewal?.corrections.at(-1)?.decidedBy;
    if (by !== undefined) submitted += await submitSuccessors(house, records, by);
  }
  return submitted;
}

/** @param due of one class */
async function submitSuccessors(house: House, due: readonly SchoolRecord[], by: PersonId): Promise<number> {
  const classId = due[0]?.classId;
  if (classId === undefined) return 0;
  const schoolClass = await house.store.read(async (view) => await view.schoolClass(classId));
  if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
  const book = await freezeBook(house, schoolClass);
  const rules = await submissionRules(house, schoolClass, house.clock.now());
  const freeze = await freezerOf(house, book.book, due);
  const frozen = due.map((record) => ({ record, ...freeze(record) }));
  const steps = await asSteps(house, frozen, { by, entriesHash: book.entriesHash, rules });
  return house.store.write(async (transaction) => {
    await keepFrozen(transaction, classId, book);
    const outcomes = await stepAll(transaction, steps, { service: 'corrections' });
    return outcomes.filter((outcome) => 'snapshot' in outcome).length;
  });
}

/** Ends the correction where nothing of it waits for a seal any more. */
export async function completeCorrection(
  transaction: Transaction,
  found: Correction,
  at: Instant,
): Promise<boolean> {
  const correction = await knownCorrection(transaction, found.id);
  if (correction.snapshot.state !== 'renewing') return false;
  const records = await transaction.records(correction.snapshot.context.records);
  const waiting = records.filter(
    (record) => isOf(record, correction) && !['locked', 'archived'].includes(record.snapshot.state),
  );
  if (waiting.length > 0) return false;
  const event = { type: 'correction.completed' as const, at };
  await takeStep(transaction, correction, event, { service: 'corrections' });
  return true;
}

const isOf = ({ snapshot }: SchoolRecord, { id }: Correction): boolean =>
  snapshot.context.renewal?.corrections.some(({ correctionId }) => correctionId === id) ?? false;

async function dueOf(view: View, correction: Correction): Promise<readonly SchoolRecord[]> {
  const all = await view.correctionsOf(correction.classId);
  const records = await view.records(correction.snapshot.context.records);
  return records.filter((record) => isOf(record, correction) && isReady(record, all));
}

/** Superseded, never returned since, and every correction that met in it is past its minutes. */
function isReady({ snapshot }: SchoolRecord, corrections: readonly Correction[]): boolean {
  const states = new Map<string, string>(corrections.map((one) => [one.id, one.snapshot.state]));
  const isMinuted = (id: string) => ['renewing', 'completed'].includes(states.get(id) ?? 'completed');
  return (
    snapshot.state === 'superseded' &&
    snapshot.context.returned === null &&
    (snapshot.context.renewal?.corrections.every((one) => isMinuted(one.correctionId)) ?? false)
  );
}
