// Bản in để ký tay: the same pages from the same frozen data, with lines for pens instead of fields for keys.
import { bind, compose, sealDiameter, type DraftOptions } from './bind.ts';
import { draw, titleOf } from './draft.ts';
import { mm } from './layout/index.ts';
import type { PaperSlot } from './slots.ts';
import type { DocumentSnapshot, Imprint } from './snapshot.ts';
import type { Drafting } from './templates/drafting.ts';

/**
 * @param imprint the document's own code, and the time of this print (R95)
 * Throws Fault `documents.missingGlyph`, `documents.tooTall`, `documents.sealSize`.
 */
export function draftForPens(
  snapshot: DocumentSnapshot,
  imprint: Imprint,
  options: DraftOptions = {},
): Uint8Array {
  const { json, printed, faces } = compose(snapshot, imprint);
  const drafting = draw(printed, imprint, faces, mm(sealDiameter(options)));
  for (const slot of drafting.slots) if (pens.has(slot.purpose)) drawLine(drafting, slot);
  drafting.pages.forEach((canvas) => {
    const { right, bottom } = drafting.sheet;
    canvas.text(right, bottom + mm(15), 'Bản in để ký tay', { face: 'bold', size: 9, align: 'right' });
  });
  const { title, subject } = titleOf(printed);
  return bind({ ...drafting, slots: [] }, imprint, {
    json,
    title: `${title} – bản in để ký tay`,
    subject,
    author: printed.school.name,
  });
}

/** Seals go over signatures and edges; they need no line. */
const pens: ReadonlySet<PaperSlot['purpose']> = new Set(['subject', 'homeroom', 'principal']);

function drawLine({ pages, sheet }: Drafting, { page, rect }: PaperSlot): void {
  const [left, bottom, right] = rect;
  if (right > left) pages[page]?.dots(left + mm(1), right - mm(1), sheet.height - bottom - mm(1));
}
