// The document that a copy, an extract or a print is made of: a version that bears the school's seal.
import { pageCount, type NamedDocument } from '../../../../documents/index.ts';
import type { RecordId } from '../../../../kernel/index.ts';
import { applicationFault } from '../../faults.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { DocumentVersion, School, SchoolClass, SchoolRecord, Segment } from '../../rows.ts';
import { officeFault } from '../faults.ts';

export interface SealedSource {
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass;
  readonly school: School;
  readonly document: DocumentVersion;
  readonly chain: readonly Segment[];
  /** Another version took its place, or is about to. */
  readonly superseded: boolean;
}

/**
 * @param version the last one that was sealed when left out
 * @throws Fault `record.unknown`, `record.documentMissing`, `office.notSealed`
 */
export async function sealedSource(view: View, recordId: RecordId, version?: number): Promise<SealedSource> {
  const [record] = await view.records([recordId]);
  const schoolClass = await view.schoolClass(record?.classId);
  const school = (await view.schools()).find(({ id }) => id === schoolClass?.schoolId);
  if (!record || !schoolClass || !school) throw applicationFault('record.unknown', { record: recordId });
  const sealed = new Set(
    (await view.filledSlots([recordId])).filter(({ role }) => role === 'seal').map((slot) => slot.version),
  );
  const documents = await view.documents([recordId]);
  const document =
    version === undefined
      ? documents.findLast((one) => sealed.has(one.version))
      : documents.find((one) => one.version === version);
  if (!document && version !== undefined)
    throw applicationFault('record.documentMissing', { record: recordId });
  if (!document || !sealed.has(document.version))
    throw officeFault('office.notSealed', { version: document?.version ?? record.snapshot.context.version });
  const chain = (await view.segments([recordId])).filter((one) => one.version === document.version);
  const { state, context } = record.snapshot;
  const superseded = context.version > document.version || state === 'superseded';
  return { record, schoolClass, school, document, chain, superseded };
}

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function sourceBytes(
  house: Pick<House, 'blobs'>,
  { chain, record }: SealedSource,
  fileHash = chain.at(-1)?.fileHash,
): Promise<Uint8Array> {
  const last = chain.findIndex((segment) => segment.fileHash === fileHash);
  if (fileHash === undefined || last < 0)
    throw applicationFault('record.documentMissing', { record: record.id });
  return house.blobs.join(chain.slice(0, last + 1), fileHash);
}

/** As papers name it; what is no longer in force says so. */
export function namedSource(source: SealedSource, bytes: Uint8Array): NamedDocument {
  const { document, chain, superseded } = source;
  return {
    title: superseded ? `${titleOf(source)} (bản ${document.version}, đã được thay thế)` : titleOf(source),
    version: document.version,
    verificationCode: document.verificationCode,
    fileHash: chain.at(-1)?.fileHash ?? '',
    pages: pageCount(bytes) ?? 0,
  };
}

export const titleOf = ({ record, schoolClass: { name, schoolYear } }: SealedSource): string =>
  record.kind === 'transcript'
    ? `Học bạ – ${record.title} – lớp ${name} – năm học ${schoolYear}`
    : `${record.title} – lớp ${name} – năm học ${schoolYear}`;

/** A summary is of no pupil. */
export const pupilOf = ({ record }: Pick<SealedSource, 'record'>): string =>
  record.kind === 'transcript' ? record.title : '–';
