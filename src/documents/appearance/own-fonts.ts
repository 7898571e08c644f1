// Fonts that an appearance brings along, for documents drafted elsewhere, which have none of ours.
import { toIso, toVietnameseTime, instant } from '../../kernel/index.ts';
import type { AppearanceStream } from '../../signing/index.ts';
import { fontKey, sharedFont, smallFaces, type CarriedFont, type Face } from '../typeface/index.ts';
import type { BaseFont, BaseFonts } from './base-fonts.ts';

/** What every appearance prints besides names: digits, and the words of its small print. */
const SMALL_PRINT = `Ký số: 0123456789 ${toVietnameseTime(instant(0))} ${toIso(instant(0))}`;

/**
 * The faces cut to the texts of one signature: name of the person, name of the organisation (a few KB each).
 * Other text throws Fault `documents.missingGlyph` when it is set.
 */
export function ownFonts(...texts: readonly string[]): BaseFonts {
  const composed = texts.map((text) => text.normalize('NFC'));
  const { regular, bold, italic } = smallFaces(SMALL_PRINT, ...composed);
  return { regular: brought(regular), bold: brought(bold), italic: brought(italic) };
}

const brought = (face: Face): BaseFont => ({
  object: fontKey(face),
  carried: sharedFont(face),
  encode: (text) => face.encode(text.normalize('NFC')),
  width: (text, size) => face.width(text.normalize('NFC'), size),
});

/** The fonts that the appearances really use: an update must not carry anything without use. */
export function carriedFonts(drawn: readonly AppearanceStream[], fonts: BaseFonts): CarriedFont {
  const used = new Set(drawn.flatMap((each) => Object.values(each.fonts ?? {})));
  const carried = [fonts.regular, fonts.bold, fonts.italic].flatMap((font) =>
    used.has(font.object) && font.carried ? [font.carried] : [],
  );
  return {
    shared: Object.fromEntries(carried.flatMap(({ shared }) => Object.entries(shared))),
    objects: Object.fromEntries(carried.flatMap(({ objects = {} }) => Object.entries(objects))),
  };
}
