// Sao y and print views: every page of the original as it is seen, signatures and seals included, in a new document.
import { sha256 } from '../../kernel/index.ts';
import { attachedIdentity } from '../attached-identity.ts';
import { compose } from '../bind.ts';
import { raise } from '../faults.ts';
import { assemble, snapshotAttachment, type Attachment, type Body, type DrawnPage } from '../file/index.ts';
import { openCanvas, type Sheet } from '../layout/index.ts';
import type { CopySnapshot } from '../papers/index.ts';
import type { DraftedPaper } from '../slots.ts';
import type { Imprint } from '../snapshot.ts';
import { placeCopyMark } from '../templates/copy-mark.ts';
import { openDrafting } from '../templates/drafting.ts';
import { mapTexts } from '../templates/map-texts.ts';
import { settable, type Faces } from '../typeface/index.ts';
import { operands, sizeSeen, upright, type Matrix } from './matrix.ts';
import { drawNote, noteText, STRIP } from './notes.ts';
import { openObjections, type CopyObjection, type Objections } from './objections.ts';
import { openOriginal, reading, type Original, type OriginalPage } from './original.ts';
import { writePage } from './page.ts';
import type { CopyTools } from './page-form.ts';
import { openTransplant } from './transplant.ts';

/** Name of the attached original. */
export const ORIGINAL_FILE = 'ban-goc.pdf';

export interface DraftedCopy extends DraftedPaper {
  /** What keeps it from being PDF/A-3b; empty for copies of the house's own documents. */
  readonly objections: readonly CopyObjection[];
}

/**
 * The same original, snapshot and imprint give the same bytes. Faults: `documents.original` for what cannot be copied as
 * it is, `documents.otherOriginal` when the bytes are not those the snapshot names.
 */
export function draftCopy(original: Uint8Array, snapshot: CopySnapshot, imprint: Imprint): DraftedCopy {
  const named = snapshot.source.fileHash;
  if (sha256(original) !== named) throw raise('documents.otherOriginal', { named });
  const { json, printed, faces } = compose(snapshot, imprint);
  const copy = mapTexts(printed, (text) => settable(faces, text.replace(/\s+/g, ' ').trim()));
  const opened = openOriginal(original);
  const objections = openObjections(opened.file);
  const strip = attachedIdentity(original) === undefined ? STRIP : 0;
  const pages = drawPages(opened, objections, { faces, strip, note: noteText(copy, imprint) });
  const slots = copy.kind === 'certifiedCopy' ? markOn(pages[0], faces) : [];
  const bytes = reading(() =>
    assemble({
      pages,
      forms: {},
      slots,
      faces,
      attachments: [snapshotAttachment(Buffer.from(json, 'utf8')), attached(original, copy)],
      description: { ...describe(copy), author: copy.school.name, madeAt: imprint.printedAt },
      archival: () => objections.found.length === 0,
    }),
  );
  return { bytes, manifest: { pages: pages.length, slots }, objections: objections.found };
}

const attached = (bytes: Uint8Array, { source }: CopySnapshot): Attachment => ({
  name: ORIGINAL_FILE,
  bytes,
  type: 'application/pdf',
  relationship: 'Source',
  description: `Bản gốc: ${source.title}`,
});

const describe = (copy: CopySnapshot) =>
  copy.kind === 'certifiedCopy'
    ? { title: `${copy.form} ${copy.number ?? ''} – ${copy.source.title}`, subject: 'Bản sao' }
    : { title: `Bản in – ${copy.source.title}`, subject: 'Bản in từ hồ sơ đã ký số' };

interface Overlay {
  readonly faces: Faces;
  readonly strip: number;
  readonly note: string;
}

/** Tools are opened with the first page that is written: the body is there only then. */
function drawPages({ file, pages }: Original, objections: Objections, overlay: Overlay): DrawnPage[] {
  let tools: CopyTools | undefined;
  const toolsFor = (body: Body) =>
    (tools ??= { file, body, objections, transplant: openTransplant(file, body, objections) });
  return pages.map((page) => drawPage(page, toolsFor, overlay));
}

function drawPage(
  page: OriginalPage,
  toolsFor: (body: Body) => CopyTools,
  { faces, strip, note }: Overlay,
): DrawnPage {
  const [width, tall] = sizeSeen(page);
  const height = tall + strip;
  const canvas = openCanvas(faces, height);
  drawNote(canvas, note, [width, height]);
  const [a, b, c, d, e, f] = upright(page);
  const matrix: Matrix = [a, b, c, d, e, f + strip];
  return {
    width,
    height,
    content: `q ${operands(matrix)} cm /Copied Do Q\n${canvas.content()}`,
    bring(body) {
      return writePage(toolsFor(body), page);
    },
  };
}

function markOn(first: DrawnPage | undefined, faces: Faces): DraftedPaper['manifest']['slots'] {
  if (first === undefined) return [];
  const { width, height } = first;
  const sheet: Sheet = { width, height, left: 0, right: width, top: 0, bottom: height };
  const drafting = openDrafting(faces, sheet, 0);
  placeCopyMark(drafting);
  return drafting.slots;
}
