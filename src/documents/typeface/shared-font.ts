// A face as objects that appearances share, for documents that have no font of ours (ISO 32000-2 §9.7).
import { deflateSync } from 'node:zlib';
import type { Appearances } from '../../signing/index.ts';
import type { Face } from './face.ts';
import { cidFontEntries, descriptorEntries, fontName } from './font-objects.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** Key of the font itself among its objects. */
export const fontKey = (face: Face): string => `font-${fontName(face)}`;

/** What a font consists of, in the two kinds that appearances share. */
export type CarriedFont = Pick<Appearances, 'shared' | 'objects'>;

export function sharedFont(face: Face): CarriedFont {
  const key = fontKey(face);
  const name = `/${fontName(face)}`;
  const [descendant, descriptor] = [`${key}-cid`, `${key}-descriptor`];
  const [file, unicode] = [`${key}-file`, `${key}-unicode`];
  return {
    objects: {
      [key]: {
        dictionary: `/Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H`,
        references: { DescendantFonts: [descendant], ToUnicode: unicode },
      },
      [descendant]: { dictionary: cidFontEntries(face, name), references: { FontDescriptor: descriptor } },
      [descriptor]: { dictionary: descriptorEntries(face, name), references: { FontFile2: file } },
    },
    shared: {
      [file]: deflated(`/Length1 ${face.file.length}`, face.file),
      [unicode]: deflated('', Buffer.from(toUnicodeMap(face.characters), 'latin1')),
    },
  };
}

const deflated = (dictionary: string, bytes: Uint8Array) => ({
  dictionary: `${dictionary}/Filter/FlateDecode`,
  data: deflateSync(bytes, { level: 9 }),
});
