// `giaplai/signing/appearances`: what signatures and seals show, with fonts for Vietnamese names.
export { type Artwork, pngArtwork, schoolSeal, type SealText } from '../documents/artwork/index.ts';
export {
  type BaseFont,
  type BaseFonts,
  ownFonts,
  personalAppearance,
  type PersonalSignature,
  sealAppearance,
  type SealSignature,
} from '../documents/appearance/index.ts';
