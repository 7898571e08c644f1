// What signing appends to documents, on its way to the disk.
import { sha256 } from '../../kernel/index.ts';
import type { RecordId, Sha256 } from '../../kernel/index.ts';
import type { Blobs, SignOutcome, WorkFailure } from '../application/index.ts';
import type { DocumentRead } from '../blobs/index.ts';

export type Tail =
  | {
      readonly recordId: RecordId;
      readonly tail: Uint8Array;
      readonly baseHash: Sha256;
      readonly fileHash: Sha256;
    }
  | WorkFailure;

export function tailBehind(
  { digest }: DocumentRead,
  { recordId, baseHash }: { readonly recordId: RecordId; readonly baseHash: Sha256 },
  tail: Uint8Array,
): Tail {
  const fileHash = digest.copy().update(tail).digest('hex') as Sha256;
  return { recordId, tail, baseHash, fileHash };
}

export async function storeTails(blobs: Blobs, tails: readonly Tail[]): Promise<readonly SignOutcome[]> {
  const slices = await blobs.putTogether(tails.flatMap((made) => ('tail' in made ? [made.tail] : [])));
  let next = 0;
  return tails.flatMap((made): SignOutcome[] => {
    if ('failed' in made) return [made];
    const slice = slices[next++];
    const { recordId, tail, baseHash, fileHash } = made;
    return slice ? [{ recordId, hash: sha256(tail), ...slice, baseHash, fileHash }] : [];
  });
}
