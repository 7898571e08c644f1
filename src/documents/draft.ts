// A frozen snapshot becomes the base document: pages, slots, attachment (architecture.md, invariant 5).
import { bind, compose, sealDiameter, type DocumentTitle, type DraftOptions } from './bind.ts';
import { sha256 } from '../kernel/index.ts';
import { raise } from './faults.ts';
import { predecessorAttachment, type Attachment } from './file/index.ts';
import { mm } from './layout/index.ts';
import type { DraftedDocument, PaperSlot, Slot } from './slots.ts';
import type { DocumentSnapshot, Imprint } from './snapshot.ts';
import { draftSummary, summaryTitle } from './templates/class-summary/index.ts';
import type { Drafting } from './templates/drafting.ts';
import { placeSealSlices } from './templates/seal-slices.ts';
import { draftTranscript, transcriptTitle } from './templates/transcript/index.ts';
import type { Faces } from './typeface/index.ts';

export interface RecordDraftOptions extends DraftOptions {
  /** The signed file that the snapshot says it takes the place of. */
  readonly predecessor?: Uint8Array;
}

/**
 * Draws the document. The same snapshot, imprint and options give the same bytes.
 * Throws Fault `documents.predecessor`, `documents.missingGlyph`, `documents.tooTall`, `documents.sealSize`.
 */
export function draftDocument(
  snapshot: DocumentSnapshot,
  imprint: Imprint,
  options: RecordDraftOptions = {},
): DraftedDocument {
  const diameter = mm(sealDiameter(options));
  const { json, printed, faces } = compose(snapshot, imprint);
  const drafting = draw(printed, imprint, faces, diameter);
  placeSealSlices(drafting, options);
  const files = predecessorOf(snapshot, options);
  const bytes = bind(drafting, imprint, { json, ...titleOf(printed), author: printed.school.name, files });
  return { bytes, manifest: { pages: drafting.pages.length, slots: drafting.slots.filter(isOfRecord) } };
}

/** Exactly the file the snapshot names, or none where it names none. */
function predecessorOf({ supersedes }: DocumentSnapshot, { predecessor }: RecordDraftOptions): Attachment[] {
  const named = supersedes?.predecessor.fileHash;
  const given = predecessor && sha256(predecessor);
  if (named !== given) throw raise('documents.predecessor', { named: named ?? '–', given: given ?? '–' });
  return predecessor ? [predecessorAttachment(predecessor)] : [];
}

export const draw = (
  snapshot: DocumentSnapshot,
  imprint: Imprint,
  faces: Faces,
  diameter: number,
): Drafting =>
  snapshot.kind === 'transcript'
    ? draftTranscript(snapshot, imprint, faces, diameter)
    : draftSummary(snapshot, imprint, faces, diameter);

export const titleOf = (snapshot: DocumentSnapshot): DocumentTitle =>
  snapshot.kind === 'transcript' ? transcriptTitle(snapshot) : summaryTitle(snapshot);

/** Records have no other places; what a paper has besides, its own manifest tells. */
const isOfRecord = (slot: PaperSlot): slot is Slot =>
  slot.purpose !== 'signer' && slot.purpose !== 'copyMark';
