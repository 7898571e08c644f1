// What the signature or the seal shows in its fields.
import {
  type Artwork,
  ownFonts,
  personalAppearance,
  pngArtwork,
  schoolSeal,
  sealAppearance,
} from '../../documents/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Appearances, PlacedField } from '../../signing/index.ts';
import { readInput } from './files.ts';

export interface Looks {
  readonly name: string;
  readonly organisation: string;
  /** Path of a PNG: a scanned signature or seal. */
  readonly image: string | undefined;
  readonly at: Instant;
  /** Every place of the document that is still open. */
  readonly places: readonly PlacedField[];
}

/** Faults: cli.cannotRead, documents.artwork, documents.missingGlyph. */
export function drawn(
  fields: readonly PlacedField[],
  { name, organisation, image, at, places }: Looks,
): Appearances {
  const artwork = image === undefined ? undefined : pngArtwork(readInput(image));
  const isSeal = fields.some(({ purpose }) => purpose !== 'signature');
  if (!isSeal) {
    const slots = fields.map((field) =>
      willBeSealed(field, places) ? { ...field, purpose: 'principal' } : field,
    );
    return personalAppearance({ slots, fonts: ownFonts(name), name, at, artwork });
  }
  const fonts = ownFonts(organisation);
  return sealAppearance({
    slots: fields,
    fonts,
    organisation,
    at,
    artwork: artwork ?? specimen(organisation),
  });
}

/** The seal will cover its left third, so the small print keeps to the right (NĐ 30/2020 Đ33.1.c). */
const willBeSealed = ({ page, rect }: PlacedField, places: readonly PlacedField[]): boolean =>
  places.some(
    (seal) =>
      seal.purpose === 'seal' &&
      seal.page === page &&
      seal.rect[0] < rect[2] &&
      seal.rect[2] > rect[0] &&
      seal.rect[1] < rect[3] &&
      seal.rect[3] > rect[1],
  );

/** Says MẪU across it: the real seal is the picture somebody brings. */
const specimen = (organisation: string): Artwork => schoolSeal({ schoolName: organisation, sample: true });
