// A frozen snapshot becomes the base document: pages, slots, attachment (architecture.md, invariant 5).
import { canonicalJson } from '../kernel/index.ts';
import { raise } from './faults.ts';
import { assemble, snapshotAttachment } from './file/index.ts';
import { mm } from './layout/index.ts';
import type { DraftedDocument } from './slots.ts';
import type { DocumentSnapshot, Imprint } from './snapshot.ts';
import { draftSummary, summaryTitle } from './templates/class-summary/index.ts';
import type { Drafting } from './templates/drafting.ts';
import { drawFeet } from './templates/foot.ts';
import { QR, qrForm } from './templates/qr.ts';
import { placeSealSlices } from './templates/seal-slices.ts';
import { draftTranscript, transcriptTitle } from './templates/transcript/index.ts';
import { facesFor, type Faces } from './typeface/index.ts';

export interface DraftOptions {
  /** Printed on both sides: two pages are one sheet of the cross-page seal. Default false. */
  readonly duplex?: boolean;
  /** Real diameter of the school's seal, 20 to 40 mm. Default 36. */
  readonly sealDiameterMm?: number;
}

const SEAL = { usual: 36, least: 20, most: 40 };

/**
 * Draws the document. The same snapshot, imprint and options give the same bytes.
 * Throws Fault `documents.missingGlyph`, `documents.tooTall`, `documents.sealSize`.
 */
export function draftDocument(
  snapshot: DocumentSnapshot,
  imprint: Imprint,
  { duplex = false, sealDiameterMm = SEAL.usual }: DraftOptions = {},
): DraftedDocument {
  if (!(sealDiameterMm >= SEAL.least && sealDiameterMm <= SEAL.most)) {
    throw raise('documents.sealSize', { least: SEAL.least, most: SEAL.most, diameter: sealDiameterMm });
  }
  const json = canonicalJson(snapshot);
  const composed = json.normalize('NFC');
  const printed = composed === json ? snapshot : (JSON.parse(composed) as DocumentSnapshot);
  const faces = facesFor(composed, composed.toUpperCase(), imprint.verificationCode);

  const drafting = draw(printed, imprint, faces, mm(sealDiameterMm));
  placeSealSlices(drafting, duplex);
  const qr = qrForm(imprint.verificationCode);
  drawFeet(drafting, imprint, qr.modules);

  const { sheet, slots, pages } = drafting;
  const bytes = assemble({
    pages: pages.map((canvas) => ({ width: sheet.width, height: sheet.height, content: canvas.content() })),
    forms: { [QR]: qr.form },
    slots,
    faces,
    attachments: [snapshotAttachment(Buffer.from(json, 'utf8'))],
    description: { ...describe(printed), madeAt: imprint.printedAt },
  });
  return { bytes, manifest: { pages: pages.length, slots } };
}

const draw = (snapshot: DocumentSnapshot, imprint: Imprint, faces: Faces, sealDiameter: number): Drafting =>
  snapshot.kind === 'transcript'
    ? draftTranscript(snapshot, imprint, faces, sealDiameter)
    : draftSummary(snapshot, imprint, faces, sealDiameter);

/** White space as it is printed: one blank; a form feed would not even be XML. */
function describe(snapshot: DocumentSnapshot) {
  const { title, subject } =
    snapshot.kind === 'transcript' ? transcriptTitle(snapshot) : summaryTitle(snapshot);
  return { title: inOneLine(title), subject, author: inOneLine(snapshot.school.name) };
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
