// Signs a chunk of documents with one key: read, prepare, sign, embed; all tails become durable together.
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../kernel/index.ts';
import { localDevice } from '../../signing/devices/index.ts';
import { embed, prepare } from '../../signing/index.ts';
import type { LocalDevice } from '../../signing/index.ts';
import type { Blobs, SignOutcome, SignTask } from '../application/index.ts';
import { joinBlobs } from '../blobs/index.ts';
import { appearancesFor } from './appearances-for.ts';
import { failureOf } from './failure.ts';
import type { Job } from './messages.ts';

type SignJob = Extract<Job, { kind: 'sign' }>;

export async function signAll(
  folder: string,
  blobs: Blobs,
  { signer, tasks }: SignJob,
): Promise<readonly SignOutcome[]> {
  const device = localDevice(signer);
  const signed = tasks.map((task) => sign(folder, device, task));
  const hashes = await blobs.putMany(signed.flatMap((outcome) => ('tail' in outcome ? [outcome.tail] : [])));
  let next = 0;
  return signed.map((outcome, index): SignOutcome => {
    const recordId = tasks[index]?.recordId ?? ('' as never);
    if ('failed' in outcome) return { recordId, failed: outcome.failed };
    const { tail, baseHash, fileHash } = outcome;
    return { recordId, hash: hashes[next++] ?? ('' as never), length: tail.length, baseHash, fileHash };
  });
}

interface Tail {
  readonly tail: Uint8Array;
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

function sign(
  folder: string,
  device: LocalDevice,
  task: SignTask,
): Tail | { readonly failed: ReturnType<typeof failureOf> } {
  try {
    const base = joinBlobs(folder, task.segments, task.baseHash);
    const { look, at, slots, reason, location } = task;
    const prepared = prepare(base, {
      fields: slots.map(({ field }) => field),
      appearances: appearancesFor(base, task),
      signer: device,
      at,
      name: look.kind === 'seal' ? look.organisation : look.name,
      reason,
      location,
      certify: look.kind === 'certification',
    });
    const tail = embed(prepared, device.signSync(prepared.toBeSigned));
    const fileHash = createHash('sha256').update(base).update(tail).digest('hex') as Sha256;
    return { tail, baseHash: task.baseHash, fileHash };
  } catch (error) {
    return { failed: failureOf(error) };
  }
}
