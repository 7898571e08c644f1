// Which stored document a file is, or says it is: by the hash of any of its revisions, else by the record it names.
import { attachedIdentity } from '../../../documents/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { DocumentVersion, FilledSlot, School, SchoolClass, SchoolRecord, Segment } from '../rows.ts';
import { verificationCode } from '../verification-code.ts';
import type { Prefix } from './file-prefixes.ts';

export interface StoredRecord {
  readonly record: SchoolRecord;
  readonly schoolClass: SchoolClass | undefined;
  readonly school: School | undefined;
  readonly document: DocumentVersion;
  readonly chain: readonly Segment[];
  readonly filled: readonly FilledSlot[];
  readonly names: ReadonlyMap<PersonId, string>;
  /** Ordinal of the last segment whose end the file contains; -1 when it contains none. */
  readonly matched: number;
}

export async function findStored(
  view: View,
  pdf: Uint8Array,
  prefixes: readonly Prefix[],
): Promise<StoredRecord | undefined> {
  const known = await deepestKnown(view, prefixes);
  const place = known ?? (await claimed(view, pdf));
  if (place === undefined) return undefined;
  const { recordId, version } = place;
  const [record] = await view.records([recordId]);
  const documents = await view.documents([recordId]);
  const document = documents.find((one) => one.version === version) ?? documents.at(-1);
  if (record === undefined || document === undefined) return undefined;
  const mine = ({ version: of }: { readonly version: number }) => of === document.version;
  const filled = (await view.filledSlots([recordId])).filter(mine);
  const schoolClass = await view.schoolClass(record.classId);
  const people = await view.people([...new Set(filled.map(({ personId }) => personId))]);
  return {
    record,
    schoolClass,
    school: (await view.schools()).find(({ id }) => id === schoolClass?.schoolId),
    document,
    chain: (await view.segments([recordId])).filter(mine),
    filled,
    names: new Map(people.map(({ id, name }) => [id, name])),
    matched: known?.ordinal ?? -1,
  };
}

async function deepestKnown(view: View, prefixes: readonly Prefix[]): Promise<Segment | undefined> {
  const lengths = new Map(prefixes.map(({ fileHash, length }) => [fileHash, length]));
  const segments = await view.segmentsOfFiles([...lengths.keys()]);
  return segments
    .filter(({ fileHash, cumulativeLength }) => lengths.get(fileHash) === cumulativeLength)
    .toSorted((a, b) => b.cumulativeLength - a.cumulativeLength)[0];
}

/** What a file says of itself decides only which record it is held against. */
async function claimed(
  view: View,
  pdf: Uint8Array,
): Promise<{ readonly recordId: RecordId; readonly version: number } | undefined> {
  const identity = attachedIdentity(pdf);
  if (identity === undefined) return undefined;
  const { version, snapshotHash } = identity;
  const recordId = identity.recordId as RecordId;
  const byCode = await view.documentByCode(verificationCode(recordId, version, snapshotHash));
  if (byCode !== null) return byCode;
  const [record] = await view.records([recordId]);
  return record && { recordId, version };
}
