// The second half of signing: values and timestamps go into what was prepared; all tails become durable together.
import { embed } from '../../signing/index.ts';
import type { SignOutcome } from '../application/index.ts';
import type { BlobStore } from '../blobs/index.ts';
import { failureOf } from './failure.ts';
import type { JobOf } from './messages.ts';
import { stored } from './prepare-all.ts';
import { storeTails, tailBehind, type Tail } from './tails.ts';

export async function embedAll(
  blobs: BlobStore,
  { signer, tasks }: JobOf<'embed'>,
): Promise<readonly SignOutcome[]> {
  const tails = await blobs.reading(tasks.map(stored), (read) =>
    tasks.map((task): Tail => {
      const { recordId, prepared, signature, timestamp, segments, baseHash } = task;
      try {
        const tail = embed({ ...prepared, signer }, signature, { timestamp });
        return tailBehind(read(segments, baseHash), task, tail);
      } catch (error) {
        return { recordId, failed: failureOf(error) };
      }
    }),
  );
  return storeTails(blobs, tails);
}
