// Effect draftDocument: frozen data → base PDF, reported as document.drafted.
import type { RecordId } from '../../../kernel/index.ts';
import type { DraftDocument } from '../../../workflows/index.ts';
import { nextSegment, segmentOf, sliceOf } from '../documents.ts';
import { chunked, throughLanes } from '../lanes.ts';
import { imprintOf } from '../imprint.ts';
import type { House } from '../ports/house.ts';
import type { QueuedEffect } from '../ports/unit-of-work.ts';
import type { DraftOutcome, DraftTask } from '../ports/workshop.ts';
import type { Watched } from '../progress.ts';
import type { DocumentVersion } from '../rows.ts';
import { verificationCode } from '../verification-code.ts';
import { settle } from './outcome.ts';
import type { CarriedOut, EffectsDone } from './outcome.ts';
import type { EffectsRun } from './run-effects.ts';
import { titlesOf } from './titles.ts';

type Draft = Extract<DraftOutcome, { hash: unknown }>;
interface Order {
  readonly queued: QueuedEffect;
  readonly effect: DraftDocument;
}

export async function draftDocuments(
  house: House,
  { wanted = () => true, ...watched }: Watched & Pick<EffectsRun, 'wanted'>,
): Promise<EffectsDone> {
  const queue = await house.store.read((view) => view.pendingEffects('draftDocument'));
  const orders = queue.flatMap((queued): Order[] =>
    queued.effect.type === 'draftDocument' && wanted(queued) ? [{ queued, effect: queued.effect }] : [],
  );
  const titles = await titlesOf(house, queue);
  const failed: EffectsDone['failed'][number][] = [];
  let done = 0;
  const draftChunk = async (chunk: readonly Order[]) => {
    const predecessors = await predecessorsOf(house, chunk);
    const outcomes = await house.workshop.draft(chunk.map((order) => taskOf(house, order, predecessors)));
    await storeDrafts(house, chunk, outcomes);
    chunk.forEach(({ queued: { recordId } }, index) => {
      const outcome = outcomes[index];
      const failure = outcome && 'failed' in outcome ? outcome.failed : null;
      if (failure) failed.push({ recordId, failure });
      done += 1;
      const title = titles.get(recordId) ?? recordId;
      watched.onProgress?.({ done, total: orders.length, recordId, title, stage: 'draft', trouble: failure });
    });
  };
  const { lanes } = house.workshop;
  await throughLanes(chunked(orders, lanes), lanes, draftChunk, watched.signal);
  return { done: done - failed.length, failed };
}

const taskOf = (
  house: House,
  { queued: { recordId }, effect }: Order,
  predecessors: Predecessors,
): DraftTask => ({
  recordId,
  snapshotHash: effect.snapshotHash,
  ...predecessors.get(recordId),
  imprint: imprintOf(house, { verificationCode: codeOf(recordId, effect), printedAt: effect.printedAt }),
  ...(effect.sealing && { sealing: effect.sealing }),
});

type Predecessors = ReadonlyMap<RecordId, Pick<DraftTask, 'predecessor'>>;

/** Of successors: the version they take the place of, to its last byte. */
async function predecessorsOf(house: House, orders: readonly Order[]): Promise<Predecessors> {
  const ids = orders.map(({ queued: { recordId } }) => recordId);
  const { records, segments } = await house.store.read(async (view) => {
    const all = await view.records(ids);
    const renewed = all.filter(({ snapshot }) => snapshot.context.renewal !== null);
    return { records: renewed, segments: await view.segments(renewed.map(({ id }) => id)) };
  });
  return new Map(
    records.flatMap(({ id, snapshot: { context } }) => {
      if (!context.renewal) return [];
      const { version, fileHash } = context.renewal.predecessor;
      const chain = segments.filter((one) => one.recordId === id && one.version === version);
      return [[id, { predecessor: { segments: chain.map(sliceOf), fileHash } }] as const];
    }),
  );
}

const codeOf = (recordId: RecordId, { version, snapshotHash }: DraftDocument) =>
  verificationCode(recordId, version, snapshotHash);

async function storeDrafts(
  house: House,
  orders: readonly Order[],
  outcomes: readonly DraftOutcome[],
): Promise<void> {
  const drafts = orders.flatMap((order, index) => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [{ ...order, outcome }] : [];
  });
  const failures = orders.flatMap(({ queued }, index) => {
    const outcome = outcomes[index];
    return outcome && 'failed' in outcome ? [{ id: queued.id, error: outcome.failed.code }] : [];
  });
  const at = house.clock.now();
  const carriedOut = drafts.map(({ queued, effect, outcome }): CarriedOut => ({
    effectId: queued.id,
    recordId: queued.recordId,
    event: {
      type: 'document.drafted',
      version: effect.version,
      snapshotHash: effect.snapshotHash,
      fileHash: outcome.hash,
      slots: outcome.slots.map(({ field, purpose, subject }) => ({
        field,
        purpose,
        ...(subject && { subject }),
      })),
      at,
    },
  }));
  await house.store.write(async (transaction) => {
    const accepted = await settle(transaction, carriedOut, at);
    const kept = drafts.filter(({ queued }) => accepted.has(queued.recordId));
    await transaction.addDocuments(kept.map(({ queued, effect, outcome }) => rowOf(queued, effect, outcome)));
    await transaction.addSegments(
      kept.map(({ queued: { recordId }, effect: { version }, outcome }) =>
        nextSegment([], segmentOf(outcome, { recordId, version }, outcome.hash)),
      ),
    );
    await transaction.postponeEffects(failures);
  });
}

const rowOf = ({ recordId }: QueuedEffect, effect: DraftDocument, { slots }: Draft): DocumentVersion => ({
  recordId,
  version: effect.version,
  snapshotHash: effect.snapshotHash,
  verificationCode: codeOf(recordId, effect),
  printedAt: effect.printedAt,
  slots,
});
