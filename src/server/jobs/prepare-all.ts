// The first half of signing where the key or a timestamp is elsewhere: revisions with a hole, and what is to be signed.
import { localDevice } from '../../signing/devices/index.ts';
import { OpenDocument, prepare } from '../../signing/index.ts';
import type { LocalDevice, PreparedSignature } from '../../signing/index.ts';
import type { EmbedTask, PrepareOutcome, PreparingSigner, SignTask } from '../application/index.ts';
import type { BlobStore, DocumentRead, ReadDocument, StoredDocument } from '../blobs/index.ts';
import { appearancesFor } from './appearances-for.ts';
import { failureOf } from './failure.ts';
import type { JobOf } from './messages.ts';

export function prepareAll(
  blobs: BlobStore,
  { signer, tasks }: JobOf<'prepare'>,
): Promise<readonly PrepareOutcome[]> {
  const device = deviceOf(signer);
  return blobs.reading(tasks.map(stored), (read) =>
    tasks.map((task): PrepareOutcome => {
      const { recordId, baseHash } = task;
      try {
        const { prepared } = prepareTask(read, task, signer);
        const { baseLength, tail, hole, toBeSigned } = prepared;
        const update = { baseLength, tail, hole, toBeSigned };
        const signature = device?.signSync(toBeSigned);
        return { recordId, baseHash, prepared: update, ...(signature && { signature }) };
      } catch (error) {
        return { recordId, failed: failureOf(error) };
      }
    }),
  );
}

export const stored = ({ segments, baseHash }: SignTask | EmbedTask): StoredDocument => ({
  segments,
  whole: baseHash,
});

const deviceOf = ({ identity }: PreparingSigner): LocalDevice | undefined =>
  'key' in identity ? localDevice(identity) : undefined;

export function prepareTask(
  read: ReadDocument,
  task: SignTask,
  { identity, reserve }: PreparingSigner,
): { readonly base: DocumentRead; readonly prepared: PreparedSignature } {
  const base = read(task.segments, task.baseHash);
  const { look, at, slots, reason, location } = task;
  const prepared = prepare(new OpenDocument(base.bytes, { sha256: base.digest }), {
    fields: slots.map(({ field }) => field),
    appearances: appearancesFor(base.bytes, task),
    signer: identity,
    at,
    name: 'organisation' in look ? look.organisation : look.name,
    reason,
    location,
    certify: look.kind === 'certification',
    reserve,
  });
  return { base, prepared };
}
