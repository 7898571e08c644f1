// What the school's seal shows: the seal itself, whose it is and when, and its strips along the edge (NĐ 30/2020 Đ33.1, Phụ lục I point 8).
import { toIso, type Instant } from '../../kernel/index.ts';
import type { AppearanceStream, Appearances } from '../../signing/index.ts';
import type { Artwork } from '../artwork/index.ts';
import { plain } from '../file/numbers.ts';
import { sizeSeen, turnOf, type SignaturePlace } from '../slots.ts';
import type { BaseFonts } from './base-fonts.ts';
import { carriedFonts } from './own-fonts.ts';
import { line, linesOf } from './pen.ts';

/** An organisation's seal to be drawn: main slot and slices, fonts, whose, when, and the picture of the seal. */
export interface SealSignature {
  /** All slots of purpose `seal` and `sealSlice` of the document. */
  readonly slots: readonly SignaturePlace[];
  readonly fonts: BaseFonts;
  readonly organisation: string;
  readonly at: Instant;
  readonly artwork: Artwork;
}

const LEGEND = 7;
const GAP = 4;

/**
 * How the seal looks: whole in its main slot with organisation and time, and as one strip in each slice (NĐ
 * 30/2020 Đ33.1.đ).
 * Sizes are points. Faults: documents.missingGlyph.
 *
 * @example
 * ```ts
 * const seal = { main: { field: 'Seal', place: { page: 0, rect: [60, 60, 300, 162] } }, slices: { diameter: 102, pagesPerSheet: 1 } } as const;
 * const { fields } = addFields(dossier, { fields: [], seal });
 * const organisation = 'Trường THCS Mẫu';
 * const artwork = schoolSeal({ schoolName: organisation, sample: true });
 * const appearances = sealAppearance({ slots: fields, fonts: ownFonts(organisation), organisation, at: instant(0), artwork });
 * console.log(Object.keys(appearances.byField).join(' ')); // → Seal SealSlice_1 SealSlice_2 SealSlice_3
 * ```
 */
export function sealAppearance(signature: SealSignature): Appearances {
  const byField: Record<string, AppearanceStream> = {};
  for (const slot of signature.slots) {
    const size = sizeSeen(slot);
    if (size[0] > 0 && size[1] > 0)
      byField[slot.field] = { ...stream(signature, slot, size), ...turnOf(slot) };
  }
  const fonts = carriedFonts(Object.values(byField), signature.fonts);
  return { ...fonts, byField, shared: { ...signature.artwork.shared, ...fonts.shared } };
}

function stream(
  signature: SealSignature,
  { slice }: SignaturePlace,
  size: readonly [number, number],
): AppearanceStream {
  const [width, diameter] = size;
  const xobjects = { Seal: signature.artwork.key };
  // Strip i of its group: the seal moved left by i strips; the BBox cuts off the rest.
  const left = slice ? -slice.index * width : width - diameter;
  const seal = `q ${plain(diameter)} 0 0 ${plain(diameter)} ${plain(left)} 0 cm /Seal Do Q`;
  if (slice || left <= GAP) return { size, content: seal, xobjects };
  return {
    size,
    content: [seal, ...legend(signature, left - GAP, diameter)].join('\n'),
    fonts: { F1: signature.fonts.regular.object },
    xobjects,
  };
}

/** Organisation and ISO 8601 time beside the seal, ending where the seal begins. */
function legend({ fonts, organisation, at }: SealSignature, right: number, height: number): string[] {
  const lines = [...linesOf(fonts.regular, organisation, LEGEND, right), toIso(at)];
  const top = (height + lines.length * LEGEND * 1.2) / 2;
  return [
    '0 g',
    ...lines.map((text, index) =>
      line('F1', fonts.regular, text, {
        x: right,
        y: top - (index + 0.8) * LEGEND * 1.2,
        size: LEGEND,
        align: 'right',
      }),
    ),
  ];
}
