// Signs one chunk in the workshop and stores it in one transaction: bytes first, then everything that refers to them.
import type { Instant } from '../../../kernel/index.ts';
import { nextSegment } from '../documents.ts';
import type { House } from '../ports/house.ts';
import type { SignOutcome, SignTask } from '../ports/workshop.ts';
import { stepAll } from '../records/step.ts';
import type { CeremonyOutcome, Gesture } from './hold-ceremony.ts';
import type { Due } from './read-due.ts';

type Signed = Extract<SignOutcome, { hash: unknown }>;
interface SignedDue extends Due {
  readonly outcome: Signed;
}

export async function signChunk(
  house: House,
  gesture: Gesture,
  chunk: readonly Due[],
  ceremonyId: string,
): Promise<readonly CeremonyOutcome[]> {
  const at = house.clock.now();
  const outcomes = await house.workshop.sign(
    gesture.signer,
    chunk.map((due) => taskOf(due, gesture, at)),
  );
  const signed = chunk.flatMap((due, index): SignedDue[] => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [{ ...due, outcome }] : [];
  });
  const failed = chunk.flatMap(({ record }, index): CeremonyOutcome[] => {
    const outcome = outcomes[index];
    if (outcome && 'hash' in outcome) return [];
    const trouble = outcome?.failed ?? noAnswer;
    return [{ recordId: record.id, title: record.title, trouble, fileHash: null }];
  });
  return [...(await store(house, gesture, signed, ceremonyId, at)), ...failed];
}

const taskOf = ({ record, chain, slots }: Due, { look, reason }: Gesture, at: Instant): SignTask => ({
  recordId: record.id,
  segments: chain.map(({ hash }) => hash),
  draftLength: chain[0]?.length ?? 0,
  baseHash: chain.at(-1)?.fileHash ?? record.snapshot.context.entriesHash,
  slots,
  at,
  look,
  ...(reason !== undefined && { reason }),
});

function store(
  house: House,
  gesture: Gesture,
  signed: readonly SignedDue[],
  ceremonyId: string,
  at: Instant,
): Promise<readonly CeremonyOutcome[]> {
  return house.store.write(async (transaction) => {
    const steps = signed.map(({ record, slots, outcome: { baseHash, fileHash } }) => ({
      recordId: record.id,
      event: gesture.eventOf(
        slots.map(({ field }) => field),
        { baseHash, fileHash, at },
      ),
    }));
    const results = await stepAll(transaction, steps, { person: gesture.by });
    const accepted = signed.filter((_, index) => 'snapshot' in (results[index] ?? {}));
    await transaction.addSegments(accepted.map(segmentOf));
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
        })),
      ),
    );
    await transaction.saveCeremonyItems(
      accepted.map(({ record, version, outcome: { fileHash } }) => ({
        ceremonyId,
        recordId: record.id,
        version,
        outcome: 'signed',
        fileHash,
      })),
    );
    return signed.map(({ record, outcome }, index): CeremonyOutcome => {
      const result = results[index];
      const trouble = result && 'refused' in result ? result.refused : null;
      return {
        recordId: record.id,
        title: record.title,
        trouble,
        fileHash: trouble ? null : outcome.fileHash,
      };
    });
  });
}

const segmentOf = ({ record, version, chain, outcome: { hash, length, fileHash } }: SignedDue) =>
  nextSegment(chain, { recordId: record.id, version, hash, length, fileHash });

const noAnswer = {
  code: 'workshop.laneLost',
  vi: 'Tiến trình xử lý văn bản không trả lời',
  en: 'The document worker gave no answer',
};
