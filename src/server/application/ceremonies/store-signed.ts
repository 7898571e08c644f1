// Stores a chunk of signed documents in one transaction: the bytes are durable, now everything that refers to them.
import type { Instant } from '../../../kernel/index.ts';
import { nextSegment, segmentOf } from '../documents.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { SignOutcome } from '../ports/workshop.ts';
import { stepAll } from '../records/step.ts';
import type { Gesture, Run } from './hold-ceremony.ts';
import { type CeremonyOutcome, signedAs, troubled } from './outcome.ts';
import type { Due } from './read-due.ts';
import type { Stamp } from './stamping.ts';

export interface SignedDue extends Due, Stamp {
  readonly outcome: Extract<SignOutcome, { hash: unknown }>;
}

/** @param also what else belongs to the same step, e.g. closing the question that was answered */
export function storeSigned(
  house: House,
  gesture: Gesture,
  { ceremony, evidence }: Run,
  signed: readonly SignedDue[],
  at: Instant,
  also?: (transaction: Transaction) => Promise<void>,
): Promise<readonly CeremonyOutcome[]> {
  return house.store.write(async (transaction) => {
    const steps = signed.map(({ record, slots, timestamp, outcome: { baseHash, fileHash } }) => ({
      recordId: record.id,
      event: gesture.eventOf(
        slots.map(({ field }) => field),
        { baseHash, fileHash, at, level: timestamp ? 'B-T' : 'B-B', evidence },
      ),
    }));
    const results = await stepAll(transaction, steps, { person: gesture.by });
    const accepted = signed.filter((_, index) => 'snapshot' in (results[index] ?? {}));
    await transaction.addSegments(accepted.map(appended));
    await transaction.fillSlots(
      accepted.flatMap(({ record, version, chain, slots }) =>
        slots.map(({ field }) => ({
          recordId: record.id,
          version,
          slot: field,
          role: gesture.role,
          personId: gesture.by,
          ordinal: chain.length,
          at,
          evidence,
        })),
      ),
    );
    await transaction.saveCeremonyItems(
      accepted.map(({ record, version, outcome: { fileHash } }) => ({
        ceremonyId: ceremony.id,
        recordId: record.id,
        version,
        outcome: 'signed',
        fileHash,
      })),
    );
    await also?.(transaction);
    return signed.map(({ record, outcome, ...stamp }, index): CeremonyOutcome => {
      const result = results[index];
      return result && 'refused' in result
        ? troubled(record, result.refused)
        : signedAs(record, outcome.fileHash, stamp);
    });
  });
}

const appended = ({ record: { id: recordId }, version, chain, outcome }: SignedDue) =>
  nextSegment(chain, segmentOf(outcome, { recordId, version }, outcome.fileHash));
