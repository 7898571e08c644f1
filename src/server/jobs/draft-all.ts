// Drafts a chunk of documents from their frozen data.
import { sha256 } from '../../kernel/index.ts';
import { draftDocument } from '../../documents/index.ts';
import type { DocumentSnapshot, DraftedDocument } from '../../documents/index.ts';
import { isAway } from '../application/on-threads/index.ts';
import type { Blobs, DraftOutcome, DraftTask } from '../application/index.ts';
import { failureOf } from './failure.ts';

export async function draftAll(blobs: Blobs, tasks: readonly DraftTask[]): Promise<readonly DraftOutcome[]> {
  const drafted = await Promise.all(tasks.map((task) => draft(blobs, task)));
  const slices = await blobs.putTogether(
    drafted.flatMap((outcome) => ('bytes' in outcome ? [outcome.bytes] : [])),
  );
  let next = 0;
  return drafted.flatMap((outcome, index): DraftOutcome[] => {
    const recordId = tasks[index]?.recordId ?? ('' as never);
    if ('failed' in outcome) return [{ recordId, failed: outcome.failed }];
    const slice = slices[next++];
    const { bytes, manifest } = outcome;
    return slice ? [{ recordId, hash: sha256(bytes), ...slice, slots: manifest.slots }] : [];
  });
}

async function draft(
  blobs: Blobs,
  { snapshotHash, imprint, predecessor, sealing }: DraftTask,
): Promise<DraftedDocument | { readonly failed: ReturnType<typeof failureOf> }> {
  try {
    const frozen = Buffer.from(await blobs.get(snapshotHash)).toString('utf8');
    const former = predecessor && (await blobs.join(predecessor.segments, predecessor.fileHash));
    return draftDocument(JSON.parse(frozen) as DocumentSnapshot, imprint, {
      ...(former && { predecessor: former }),
      ...(sealing && {
        sealDiameterMm: sealing.diameter,
        sheetsPerImpression: sealing.sheetsPerImpression,
      }),
    });
  } catch (error) {
    // Of no one document: the whole chunk comes again.
    if (isAway(error)) throw error;
    return { failed: failureOf(error) };
  }
}
