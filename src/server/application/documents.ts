// The bytes of a document: its segments, one behind the other.
import type { RecordId, Sha256 } from '../../kernel/index.ts';
import { applicationFault } from './faults.ts';
import type { BlobSlice } from './ports/blobs.ts';
import type { House } from './ports/house.ts';
import type { DocumentVersion, Segment } from './rows.ts';

export interface StoredDocument {
  readonly document: DocumentVersion;
  readonly fileHash: Sha256;
  readonly bytes: Uint8Array;
}

/**
 * The latest bytes of a record's document, or of an earlier version.
 * @throws Fault `record.documentMissing`, `blob.missing`, `blob.damaged`
 */
export async function readDocument(
  house: House,
  recordId: RecordId,
  version?: number,
): Promise<StoredDocument> {
  const { documents, segments } = await house.store.read(async (view) => ({
    documents: await view.documents([recordId]),
    segments: await view.segments([recordId]),
  }));
  const document =
    version === undefined ? documents.at(-1) : documents.find((one) => one.version === version);
  if (!document) throw applicationFault('record.documentMissing', { record: recordId });
  const chain = segments.filter((segment) => segment.version === document.version);
  const fileHash = chain.at(-1)?.fileHash;
  if (fileHash === undefined) throw applicationFault('record.documentMissing', { record: recordId });
  const bytes = await house.blobs.join(chain, fileHash);
  return { document, fileHash, bytes };
}

/** Where a segment's bytes are, for whoever reads them elsewhere. */
export const sliceOf = ({ blob, start, length }: BlobSlice): BlobSlice => ({ blob, start, length });

/** What a worker made, as part of a document. */
export const segmentOf = (
  made: BlobSlice & { readonly hash: Sha256 },
  { recordId, version }: { readonly recordId: RecordId; readonly version: number },
  fileHash: Sha256,
) => ({ recordId, version, ...sliceOf(made), hash: made.hash, fileHash });

/** The row for bytes appended to a chain. */
export const nextSegment = (
  chain: readonly Segment[],
  added: Omit<Segment, 'ordinal' | 'cumulativeLength'>,
): Segment => ({
  ...added,
  ordinal: chain.length,
  cumulativeLength: (chain.at(-1)?.cumulativeLength ?? 0) + added.length,
});
