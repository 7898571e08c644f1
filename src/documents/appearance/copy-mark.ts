// What the school's signature shows on a copy: form of copying, organisation, ISO 8601 time; 10 points, upright, black,
// no image (NĐ 30/2020 Phụ lục I).
import { toIso, type Instant } from '../../kernel/index.ts';
import type { AppearanceStream, Appearances } from '../../signing/index.ts';
import { sizeSeen, turnOf, type SignaturePlace } from '../slots.ts';
import type { BaseFonts } from './base-fonts.ts';
import { carriedFonts } from './own-fonts.ts';
import { line, linesOf } from './pen.ts';

export interface CopyMark {
  /** The slot of purpose `copyMark`. */
  readonly slots: readonly SignaturePlace[];
  readonly fonts: BaseFonts;
  /** Hình thức sao. */
  readonly form: 'SAO Y' | 'SAO LỤC' | 'TRÍCH SAO';
  readonly organisation: string;
  readonly at: Instant;
}

const SIZE = 10;
const LEADING = 1.18;

/** Faults: documents.missingGlyph. */
export function copyMarkAppearance(mark: CopyMark): Appearances {
  const byField: Record<string, AppearanceStream> = {};
  for (const slot of mark.slots) {
    const size = sizeSeen(slot);
    if (size[0] > 0 && size[1] > 0) byField[slot.field] = { ...stream(mark, size), ...turnOf(slot) };
  }
  const fonts = carriedFonts(Object.values(byField), mark.fonts);
  return { ...fonts, byField, shared: { ...fonts.shared } };
}

/** An organisation too long for one line takes two, set as tight as the height asks. */
function stream(
  { fonts, form, organisation, at }: CopyMark,
  size: readonly [number, number],
): AppearanceStream {
  const [width, height] = size;
  const lines = [form, ...linesOf(fonts.regular, organisation, SIZE, width), toIso(at)];
  const step = Math.min(SIZE * LEADING, height / lines.length);
  const content = lines.map((text, index) =>
    line('F1', fonts.regular, text, {
      x: width,
      y: height - (index + 1) * step + 0.22 * SIZE,
      size: SIZE,
      align: 'right',
    }),
  );
  return { size, content: ['0 g', ...content].join('\n'), fonts: { F1: fonts.regular.object } };
}
