// The signature fields: all of them exist from generation, blank and unsigned (signing.md §2.7, ISO 32000-2 §12.7.5.5).
import type { PaperSlot } from '../slots.ts';
import type { Body } from './body.ts';
import { rawStreamObject, textString } from './objects.ts';
import { plain } from './numbers.ts';

/** Print, locked (ISO 19005-3 §6.3.2 wants print set and hidden clear). */
const WIDGET_FLAGS = 132;
/** The seal closes the document to every further change of fields (signing.md §5). */
const LOCK_ALL = '/Lock<</Type/SigFieldLock/Action/All>>';

/** Writes one merged field and widget for each slot; returns their numbers in the order of the slots. */
export function addFields(body: Body, slots: readonly PaperSlot[], pages: readonly number[]): number[] {
  const blanks = new Map<string, number>();
  return slots.map((slot) => {
    const [left, bottom, right, top] = slot.rect;
    const rect = slot.rect.map(plain).join(' ');
    const visible = right > left && top > bottom;
    const appearance = visible ? `/AP<</N ${blank(body, blanks, right - left, top - bottom)} 0 R>>` : '';
    return body.add(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T${textString(slot.field)}/F ${WIDGET_FLAGS}/Rect[${rect}]` +
        `/P ${pages[slot.page] ?? 0} 0 R${appearance}${slot.field === 'OrgSeal' ? LOCK_ALL : ''}>>`,
    );
  });
}

/** A blank appearance of the size; a visible one would look like a change when the signature comes (signing.md §4). */
function blank(body: Body, blanks: Map<string, number>, width: number, height: number): number {
  const size = `${plain(width)} ${plain(height)}`;
  let number = blanks.get(size);
  if (number === undefined) {
    number = body.reserve();
    blanks.set(size, number);
    const entries = `/Type/XObject/Subtype/Form/BBox[0 0 ${size}]/Resources<<>>`;
    body.putBytes(number, rawStreamObject(number, entries, Buffer.from('% blank', 'latin1')));
  }
  return number;
}
