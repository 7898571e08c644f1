// What a parent may know: results that were released, documents and messages, of the own children alone.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import type { DocumentSnapshot, SummaryRow, TranscriptSnapshot } from '../../../documents/index.ts';
import type { FamilyMessage } from '../ports/family-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { DocumentVersion, SchoolRecord } from '../rows.ts';
import { childrenIn, type Child } from './families.ts';
import { familyFault } from './faults.ts';
import { releasedOf, type Released } from './released.ts';

export interface ChildSeen extends Child {
  readonly name: string;
}

export const childrenOf = (house: House, parent: PersonId): Promise<readonly ChildSeen[]> =>
  house.store.read(async (view) => {
    const children = await childrenIn(view, parent, house.clock.now());
    const seen: ChildSeen[] = [];
    for (const child of children) {
      const record = (await view.recordsOf(child.schoolClass.id)).find(isTranscriptOf(child.pupil));
      if (record) seen.push({ ...child, name: record.title });
    }
    return seen;
  });

export interface ChildAsked {
  readonly parent: PersonId;
  readonly classId: string;
  /** Pupil code. */
  readonly pupil: string;
}

/** @throws Fault `child.unknown`, whether there is no such pupil or it is another's child */
export const childOf = (house: House, asked: ChildAsked): Promise<Child> =>
  house.store.read((view) => ownChild(house, view, asked));

export type ReleasedResults = Released & { readonly record: SchoolRecord } & (
    | { readonly kind: 'transcript'; readonly transcript: TranscriptSnapshot }
    | {
        readonly kind: 'classSummary';
        readonly period: string;
        readonly subjects: readonly { readonly code: string; readonly name: string }[];
        /** The child's own row, and no other. */
        readonly row: SummaryRow;
      }
  );

/** @throws Fault `child.unknown`, `blob.missing`, `blob.damaged` */
export async function resultsOfChild(house: House, asked: ChildAsked): Promise<readonly ReleasedResults[]> {
  const found = await house.store.read(async (view) => {
    const { schoolClass, pupil } = await ownChild(house, view, asked);
    const records = (await view.recordsOf(schoolClass.id)).filter(
      (record) => record.kind === 'classSummary' || isTranscriptOf(pupil)(record),
    );
    return releasedDocuments(view, records);
  });
  const results: ReleasedResults[] = [];
  for (const { record, released, document } of found) {
    const bytes = await house.blobs.get(document.snapshotHash);
    const snapshot = JSON.parse(Buffer.from(bytes).toString('utf8')) as DocumentSnapshot;
    if (snapshot.kind === 'transcript')
      results.push({ ...released, record, kind: 'transcript', transcript: snapshot });
    else {
      const row = snapshot.rows.find(({ code }) => code === asked.pupil);
      const { period, subjects } = snapshot;
      if (row) results.push({ ...released, record, kind: 'classSummary', period, subjects, row });
    }
  }
  return results;
}

export interface ChildDocument extends Released {
  readonly record: SchoolRecord;
  readonly verificationCode: string;
}

/**
 * Transcripts; summaries of a class name other children.
 * @throws Fault `child.unknown`
 */
export const documentsOfChild = (house: House, asked: ChildAsked): Promise<readonly ChildDocument[]> =>
  house.store.read(async (view) => {
    const { schoolClass, pupil } = await ownChild(house, view, asked);
    const records = (await view.recordsOf(schoolClass.id)).filter(isTranscriptOf(pupil));
    return (await releasedDocuments(view, records)).map(({ record, released, document }) => ({
      ...released,
      record,
      verificationCode: document.verificationCode,
    }));
  });

/**
 * Newest first.
 * @throws Fault `child.unknown`
 */
export const messagesOfChild = (
  house: House,
  asked: ChildAsked,
): Promise<readonly (FamilyMessage & { readonly authorName: string })[]> =>
  house.store.read(async (view) => {
    const { schoolClass, pupil } = await ownChild(house, view, asked);
    const messages = await view.familyMessages(schoolClass.id, pupil);
    const authors = await view.people([...new Set(messages.map(({ author }) => author))]);
    const names = new Map(authors.map(({ id, name }) => [id, name]));
    return messages.map((message) => ({ ...message, authorName: names.get(message.author) ?? '' }));
  });

async function ownChild(house: House, view: View, { parent, classId, pupil }: ChildAsked): Promise<Child> {
  const children = await childrenIn(view, parent, house.clock.now());
  const child = children.find((one) => one.schoolClass.id === (classId as ClassId) && one.pupil === pupil);
  const isThere = child && (await view.recordsOf(child.schoolClass.id)).some(isTranscriptOf(pupil));
  if (!child || !isThere) throw familyFault('child.unknown');
  return child;
}

async function releasedDocuments(view: View, records: readonly SchoolRecord[]) {
  const documents = await view.documents(records.map(({ id }) => id));
  return records.flatMap((record) => {
    const released = releasedOf(record.snapshot);
    const document = documents.find(
      (one: DocumentVersion) => one.recordId === record.id && one.version === released?.version,
    );
    return released && document ? [{ record, released, document }] : [];
  });
}

const isTranscriptOf =
  (pupil: string) =>
  ({ kind, key }: Pick<SchoolRecord, 'kind' | 'key'>): boolean =>
    kind === 'transcript' && key === pupil;
