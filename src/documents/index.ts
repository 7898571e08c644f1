// Documents: frozen data in, PDF bytes out; same input, same bytes.
export * from './slots.ts';
export * from './snapshot.ts';
export type { DraftOptions } from './bind.ts';
export { draftDocument } from './draft.ts';
export { handwriting, pngArtwork, schoolSeal, type Artwork, type SealText } from './artwork/index.ts';
export {
  baseFonts,
  ownFonts,
  personalAppearance,
  sealAppearance,
  type BaseFont,
  type BaseFonts,
  type PersonalSignature,
  type SealSignature,
} from './appearance/index.ts';
export type * from './verification-sheet.ts';
export { draftVerificationReport, REPORT_FILE } from './templates/verification-report/index.ts';
export { attachedIdentity, type AttachedIdentity } from './attached-identity.ts';
export { pageCount } from './page-count.ts';
export type * from './papers/index.ts';
export { draftPaper } from './draft-paper.ts';
