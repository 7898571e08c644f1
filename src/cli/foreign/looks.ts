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
}

/** Faults: cli.cannotRead, documents.artwork, documents.missingGlyph. */
export function drawn(fields: readonly PlacedField[], { name, organisation, image, at }: Looks): Appearances {
  const artwork = image === undefined ? undefined : pngArtwork(readInput(image));
  const isSeal = fields.some(({ purpose }) => purpose !== 'signature');
  if (!isSeal) return personalAppearance({ slots: fields, fonts: ownFonts(name), name, at, artwork });
  const fonts = ownFonts(organisation);
  return sealAppearance({
    slots: fields,
    fonts,
    organisation,
    at,
    artwork: artwork ?? specimen(organisation),
  });
}

/** Says MẪU across it: the real seal is the picture somebody brings. */
const specimen = (organisation: string): Artwork => schoolSeal({ schoolName: organisation, sample: true });
