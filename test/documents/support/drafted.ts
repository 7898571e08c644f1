// Drafts a document of any kind that is made from data alone.
import {
  draftDocument,
  draftPaper,
  type DocumentSnapshot,
  type DraftedPaper,
  type PaperSnapshot,
} from '../../../src/documents/index.ts';
import { samplePapers } from '../../support/papers.ts';
import { sampleImprint, sampleSummary, sampleTranscript } from '../../support/snapshots.ts';

export type AnySnapshot = DocumentSnapshot | PaperSnapshot;

const isRecord = (snapshot: AnySnapshot): snapshot is DocumentSnapshot =>
  snapshot.kind === 'transcript' || snapshot.kind === 'classSummary';

export const draftAny = (snapshot: AnySnapshot, imprint = sampleImprint): DraftedPaper =>
  isRecord(snapshot) ? draftDocument(snapshot, imprint) : draftPaper(snapshot, imprint);

/** One of each. */
export const anyKinds = (): [string, AnySnapshot][] => [
  ['transcript', sampleTranscript()],
  ['class summary', sampleSummary()],
  ...samplePapers(),
];
