// Pictures of hands and seals, drawn once per thread: one person signs many documents.
import { handwriting, pngArtwork, schoolSeal } from '../../documents/index.ts';
import type { Artwork } from '../../documents/index.ts';
import { sha256 } from '../../kernel/index.ts';
import type { SignatureLook } from '../application/index.ts';

/** A scan of the person's signature, or strokes of their own made from the name. */
export const handOf = (name: string, scan?: Uint8Array): Artwork =>
  scan ? scanned(scan) : drawn(`hand/${name}`, () => handwriting(name));

/** A scan of the seal, or a drawn one that says it is a sample. */
export function sealOf({ organisation, authority, image }: SealLook): Artwork {
  if (image) return scanned(image);
  const words = { schoolName: organisation, ...(authority !== undefined && { authority }), sample: true };
  return drawn(`seal/${organisation}/${authority ?? ''}`, () => schoolSeal(words));
}

type SealLook = Extract<SignatureLook, { kind: 'seal' }>;

const scanned = (png: Uint8Array) => drawn(`png/${sha256(png)}`, () => pngArtwork(png));

const KEPT = 200;
const pictures = new Map<string, Artwork>();

function drawn(key: string, draw: () => Artwork): Artwork {
  const known = pictures.get(key);
  if (known) return known;
  const picture = draw();
  if (pictures.size >= KEPT) pictures.clear();
  pictures.set(key, picture);
  return picture;
}
