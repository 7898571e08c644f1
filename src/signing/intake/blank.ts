// Blank appearances: a visible one would look like a change when the signature comes (signing.md §4).
import { type PdfDict, PdfRef, type TailWriter } from '../pdf/index.ts';
import type { PlacedField } from './plan.ts';

/** The /AP of a field of this size, one stream for each size; undefined for an invisible field. */
export function blankAppearances(
  writer: TailWriter,
): (upright: PlacedField['upright']) => PdfDict | undefined {
  const known = new Map<string, PdfDict>();
  return ({ size, rotation }) => {
    const [width, height] = rotation % 180 === 0 ? size : ([size[1], size[0]] as const);
    if (!(width > 0 && height > 0)) return undefined;
    const box = `[0 0 ${Number(width.toFixed(3))} ${Number(height.toFixed(3))}]`;
    const appearance = known.get(box) ?? write(writer, box);
    known.set(box, appearance);
    return appearance;
  };
}

function write(writer: TailWriter, box: string): PdfDict {
  const number = writer.allocate();
  writer.stream(number, `/Type/XObject/Subtype/Form/BBox${box}/Resources<<>>`, '% blank');
  return new Map([['N', new PdfRef(number, 0)]]);
}
