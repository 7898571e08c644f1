// Signs a chunk of documents with one key: read, prepare, sign, embed; all tails become durable together.
import { localDevice } from '../../signing/devices/index.ts';
import { embed } from '../../signing/index.ts';
import type { SignOutcome } from '../application/index.ts';
import type { BlobStore } from '../blobs/index.ts';
import { failureOf } from './failure.ts';
import type { JobOf } from './messages.ts';
import { prepareTask, stored } from './prepare-all.ts';
import { storeTails, tailBehind, type Tail } from './tails.ts';

export async function signAll(
  blobs: BlobStore,
  { signer, tasks }: JobOf<'sign'>,
): Promise<readonly SignOutcome[]> {
  const device = localDevice(signer);
  const tails = await blobs.reading(tasks.map(stored), (read) =>
    tasks.map((task): Tail => {
      try {
        const { base, prepared } = prepareTask(read, task, { identity: device, reserve: 0 });
        return tailBehind(base, task, embed(prepared, device.signSync(prepared.toBeSigned)));
      } catch (error) {
        return { recordId: task.recordId, failed: failureOf(error) };
      }
    }),
  );
  return storeTails(blobs, tails);
}
