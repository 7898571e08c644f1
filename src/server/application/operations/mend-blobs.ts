// Bytes of documents that are missing or altered, what depends on them, and how they are put back: from any file that
// has them, a blob of a backup or a signed file of a package, since each version begins with the one before.
import { createHash } from 'node:crypto';
import { Fault, sha256, type Sha256 } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Segment } from '../rows.ts';

export interface BrokenBlob {
  readonly hash: Sha256;
  readonly fault: Fault;
  /** Documents with bytes in it. */
  readonly titles: readonly string[];
}

interface Broken extends BrokenBlob {
  readonly segments: readonly Segment[];
}

/** Reads every blob that documents are made of. */
export async function brokenBlobs(house: House): Promise<readonly BrokenBlob[]> {
  return (await broken(house)).map(({ hash, fault, titles }) => ({ hash, fault, titles }));
}

/**
 * Only bytes with the very digest take a place: a wrong file cannot do harm.
 * @param files contents of whatever may hold them
 * @returns what was put back
 */
export async function mendBlobs(
  house: House,
  files: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<readonly BrokenBlob[]> {
  const left = new Map((await broken(house)).map((one) => [one.hash, one]));
  const parts = new Map<Sha256, Map<number, Uint8Array>>();
  const mended: BrokenBlob[] = [];
  const put = async (one: Broken, bytes: Uint8Array) => {
    await house.blobs.remove(one.hash);
    await house.blobs.putMany([bytes]);
    left.delete(one.hash);
    mended.push({ hash: one.hash, fault: one.fault, titles: one.titles });
  };
  for await (const bytes of files) {
    const whole = left.get(sha256(bytes));
    if (whole) await put(whole, bytes);
    if (left.size === 0) break;
    for (const { segment, found } of partsIn(bytes, [...left.values()])) {
      const known = parts.get(segment.blob) ?? new Map<number, Uint8Array>();
      parts.set(segment.blob, known.set(segment.start, found));
    }
    for (const one of [...left.values()]) {
      const together = inOrder(parts.get(one.hash));
      if (sha256(together) === one.hash) await put(one, together);
    }
  }
  return mended;
}

async function broken(house: House): Promise<readonly Broken[]> {
  const { titles, segments } = await house.store.read(async (view) => {
    const records = [];
    for (const { id } of await view.classes()) records.push(...(await view.recordsOf(id)));
    return {
      titles: new Map(records.map(({ id, title }) => [id, title])),
      segments: await view.segments(records.map(({ id }) => id)),
    };
  });
  const byBlob = new Map<Sha256, Segment[]>();
  for (const segment of segments) {
    const known = byBlob.get(segment.blob);
    if (known) known.push(segment);
    else byBlob.set(segment.blob, [segment]);
  }
  const found: Broken[] = [];
  for (const [hash, own] of byBlob) {
    const fault = await house.blobs.get(hash).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Fault && error.code.startsWith('blob.')) return error;
        throw error;
      },
    );
    const named = new Set(own.map(({ recordId }) => titles.get(recordId) ?? recordId));
    if (fault) found.push({ hash, fault, titles: [...named], segments: own });
  }
  return found;
}

/** Where a file begins with a version of a document, the end of that version is the segment. */
function partsIn(bytes: Uint8Array, all: readonly Broken[]) {
  const wanted = all
    .flatMap(({ segments }) => segments)
    .filter(({ cumulativeLength }) => cumulativeLength <= bytes.length)
    .toSorted((a, b) => a.cumulativeLength - b.cumulativeLength);
  const hash = createHash('sha256');
  let at = 0;
  let digest = '';
  return wanted.flatMap((segment) => {
    const { cumulativeLength: end, length, fileHash } = segment;
    if (end > at || digest === '') {
      hash.update(bytes.subarray(at, end));
      digest = hash.copy().digest('hex');
      at = end;
    }
    return digest === fileHash ? [{ segment, found: bytes.subarray(end - length, end) }] : [];
  });
}

function inOrder(parts: ReadonlyMap<number, Uint8Array> | undefined): Uint8Array {
  const ordered = [...(parts ?? [])].toSorted(([a], [b]) => a - b);
  return Buffer.concat(ordered.map(([, part]) => part));
}
