// The signed documents of a package: where each stands in it and what makes it up.
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import { sliceOf } from '../documents.ts';
import type { BlobSlice } from '../ports/blobs.ts';
import type { House } from '../ports/house.ts';
import type { DocumentVersion, SchoolRecord, Segment } from '../rows.ts';
import { uniqueNames } from './file-names.ts';

export interface RecordFile {
  readonly record: SchoolRecord;
  readonly document: DocumentVersion;
  /** In the package. */
  readonly path: string;
  readonly segments: readonly BlobSlice[];
  readonly fileHash: Sha256;
}

/** @throws Fault `record.documentMissing` */
export async function recordFiles(
  house: House,
  records: readonly SchoolRecord[],
): Promise<readonly RecordFile[]> {
  const ids = records.map(({ id }) => id);
  const { documents, segments } = await house.store.read(async (view) => ({
    documents: new Map((await view.documents(ids)).map((one) => [one.recordId, one])),
    segments: await view.segments(ids),
  }));
  const chains = new Map<RecordId, Segment[]>();
  for (const segment of segments) {
    const chain = chains.get(segment.recordId);
    if (chain) chain.push(segment);
    else chains.set(segment.recordId, [segment]);
  }
  const nameFor = uniqueNames();
  return records.map((record) => {
    const document = documents.get(record.id);
    const chain = (chains.get(record.id) ?? []).filter(({ version }) => version === document?.version);
    const fileHash = chain.at(-1)?.fileHash;
    if (!document || fileHash === undefined) throw missing(record.id);
    const path = `data/${folders[record.kind]}/${nameFor(namedAs(record), '.pdf')}`;
    return { record, document, path, segments: chain.map(sliceOf), fileHash };
  });
}

const missing = (record: RecordId) => applicationFault('record.documentMissing', { record });

const folders = { transcript: 'Học bạ', classSummary: 'Bảng tổng hợp' } as const;

/** `01 Nguyễn Thị Ánh Tuyết HS001`: order in the class list first, so that folders list like the book. */
const namedAs = ({ kind, ordinal, title, key }: SchoolRecord) =>
  kind === 'transcript' ? `${String(ordinal + 1).padStart(2, '0')} ${title} ${key}` : title;
