// What a person's signature shows: blue picture or the name in italics, and when it was made (NĐ 30/2020 Phụ lục I point 7).
import { toVietnameseTime, type Instant } from '../../kernel/index.ts';
import type { AppearanceStream, Appearances } from '../../signing/index.ts';
import type { Artwork } from '../artwork/index.ts';
import { sizeSeen, turnOf, type SignaturePlace } from '../slots.ts';
import type { BaseFonts } from './base-fonts.ts';
import { carriedFonts } from './own-fonts.ts';
import { line, linesOf, picture, sizeFor } from './pen.ts';

/** A person's signature to be drawn: where, in which fonts, whose, when, and with which picture. */
export interface PersonalSignature {
  /** The slots this signature fills; invisible ones need no appearance. */
  readonly slots: readonly SignaturePlace[];
  readonly fonts: BaseFonts;
  readonly name: string;
  readonly at: Instant;
  /** Scan or handwriting; without it the name itself stands in italics. */
  readonly artwork?: Artwork | undefined;
}

const BLUE = '0.07 0.16 0.62 rg';
const BLACK = '0 g';
/** Below this height (14 mm) the name is not printed under the slot and stands inside. */
const SMALL = 40;
const EDGE = 2;
const LEADING = 1.15;
const LARGEST = 17;
const ONE_LINE = 11;
const SMALLEST = 5;

/**
 * How a person's signature looks in its slots: picture or name in italics, and the time (NĐ 30/2020 Phụ lục I
 * point 7).
 * Sizes are points. Faults: documents.missingGlyph.
 *
 * @example
 * ```ts
 * const { fields } = addFields(dossier, { fields: [{ field: 'Head', place: { page: 0, rect: [60, 60, 200, 120] } }] });
 * const name = 'Nguyễn Thị Mẫu';
 * const at = instant('2026-06-05T15:04:05+07:00');
 * const appearances = personalAppearance({ slots: fields, fonts: ownFonts(name), name, at });
 * console.log(appearances.byField['Head']?.size); // → [ 140, 60 ]
 * ```
 */
export function personalAppearance(signature: PersonalSignature): Appearances {
  const byField: Record<string, AppearanceStream> = {};
  for (const slot of signature.slots) {
    const size = sizeSeen(slot);
    if (size[0] > 0 && size[1] > 0) {
      byField[slot.field] = { ...stream(signature, size, manner(slot)), ...turnOf(slot) };
    }
  }
  const drawn = Object.values(byField);
  const shared = drawn.length === 0 ? {} : { ...signature.artwork?.shared };
  const fonts = carriedFonts(drawn, signature.fonts);
  return { ...fonts, byField, shared: { ...shared, ...fonts.shared } };
}

interface Manner {
  /** The school's seal will cover the left third, so the small print keeps to the right. */
  readonly sealed: boolean;
  /** Documents from elsewhere have no name printed under the place. */
  readonly named: boolean;
}

const manner = ({ purpose, upright }: SignaturePlace): Manner => ({
  sealed: purpose === 'principal',
  named: upright !== undefined,
});

function stream(
  signature: PersonalSignature,
  size: readonly [number, number],
  { sealed, named }: Manner,
): AppearanceStream {
  const { fonts, artwork } = signature;
  const small = size[1] < SMALL;
  const foot = small ? smallFoot(signature, size) : largeFoot(signature, size, { sealed, named });
  const inner = size[0] - 2 * EDGE;
  const height = size[1] - foot.height - 1;
  // The end of the picture's left third is where the seal ends.
  const drawn = artwork ? Math.min(inner, height * artwork.aspect) : inner;
  const box = sealed
    ? { x: Math.max(EDGE, (size[0] - drawn) / 3), y: foot.height, width: drawn, height }
    : { x: EDGE, y: foot.height, width: inner, height };
  // A font that the document has costs nothing; one that is brought along must be used.
  const needsItalic = !artwork || typeof fonts.italic.object === 'number';
  const mark = artwork ? picture('Sig', artwork.aspect, box) : writtenName(signature, box);
  return {
    size,
    content: [mark, BLACK, ...foot.lines].join('\n'),
    fonts: { F1: fonts.regular.object, ...(needsItalic ? { F3: fonts.italic.object } : {}) },
    ...(artwork ? { xobjects: { Sig: artwork.key } } : {}),
  };
}

interface Foot {
  readonly height: number;
  readonly lines: readonly string[];
}

const timeText = (at: Instant) => `Ký số: ${toVietnameseTime(at)} +07:00`;

function largeFoot(
  { fonts, at, name, artwork }: PersonalSignature,
  [width]: readonly [number, number],
  { sealed, named }: Manner,
): Foot {
  const text = timeText(at);
  const size = sizeFor(fonts.regular, text, [7, 6.5, 6, 5.5], width - 2 * EDGE);
  const place = sealed
    ? ({ x: width - EDGE / 2, align: 'right' } as const)
    : ({ x: width / 2, align: 'centre' } as const);
  const lines = [line('F1', fonts.regular, text, { ...place, y: 2, size })];
  // Without a picture the name already stands above.
  if (!named || !artwork) return { height: size + 3, lines };
  const room = sealed ? (width * 2) / 3 : width - 2 * EDGE;
  const nameSize = sizeFor(fonts.regular, name, [10, 9, 8, 7, 6], room);
  lines.push(line('F1', fonts.regular, name, { ...place, y: size + 4, size: nameSize }));
  return { height: size + nameSize + 6, lines };
}

/** Name above time; the name on two lines where one is too narrow. */
function smallFoot(
  { fonts, at, name, artwork }: PersonalSignature,
  [width]: readonly [number, number],
): Foot {
  const inner = width - 2 * EDGE;
  const time = timeText(at);
  const timeSize = sizeFor(fonts.regular, time, [6.5, 6, 5.5], inner);
  const nameSize = sizeFor(fonts.regular, name, [7, 6.5, 6, 5.5], inner);
  // Without a picture the name already stands above.
  const lines = artwork ? linesOf(fonts.regular, name, nameSize, inner) : [];
  let y = 1.6;
  const out = [line('F1', fonts.regular, time, { x: width / 2, y, size: timeSize, align: 'centre' })];
  y += timeSize * 1.08;
  for (const each of lines.reverse()) {
    out.push(line('F1', fonts.regular, each, { x: width / 2, y, size: nameSize, align: 'centre' }));
    y += nameSize * 1.08;
  }
  return { height: y, lines: out };
}

/** The name in italics, as large as fits. */
function writtenName(
  { fonts, name }: PersonalSignature,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): string {
  const most = Math.min(LARGEST, box.height / LEADING);
  // One line if that stays large enough, else as many lines as the height gives the largest type.
  const single = Math.min(most, box.width / fonts.italic.width(name, 1));
  let fitting = single >= ONE_LINE ? single : most;
  let lines = single >= ONE_LINE ? [name] : linesOf(fonts.italic, name, fitting, box.width);
  const fits = () =>
    lines.length * fitting * LEADING <= box.height &&
    lines.every((text) => fonts.italic.width(text, fitting) <= box.width);
  while (fitting > SMALLEST && !fits()) {
    fitting -= 0.5;
    lines = linesOf(fonts.italic, name, fitting, box.width);
  }
  const top = box.y + (box.height + lines.length * fitting * LEADING) / 2;
  return [
    BLUE,
    ...lines.map((text, index) =>
      line('F3', fonts.italic, text, {
        x: box.x + box.width / 2,
        y: top - (index + 0.82) * fitting * LEADING,
        size: fitting,
        align: 'centre',
      }),
    ),
  ].join('\n');
}
