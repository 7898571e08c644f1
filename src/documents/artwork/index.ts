// Pictures of signatures and seals.
export type { Artwork } from './artwork.ts';
export { handwriting } from './handwriting.ts';
export { pngArtwork } from './png-artwork.ts';
export { schoolSeal, type SealText } from './school-seal.ts';
