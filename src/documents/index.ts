// Documents: frozen data in, PDF bytes out; same input, same bytes.
export * from './slots.ts';
export * from './snapshot.ts';
export type { DraftOptions } from './bind.ts';
export { draftForPens } from './pen-copy.ts';
export { draftDocument, type RecordDraftOptions } from './draft.ts';
export { handwriting, pngArtwork, schoolSeal, type Artwork, type SealText } from './artwork/index.ts';
export {
  baseFonts,
  copyMarkAppearance,
  ownFonts,
  personalAppearance,
  sealAppearance,
  SIGNATURE_PAGE,
  signaturePage,
  type BaseFont,
  type BaseFonts,
  type CopyMark,
  type PersonalSignature,
  type SealSignature,
  type SignaturePageText,
} from './appearance/index.ts';
export type * from './verification-sheet.ts';
export { draftVerificationReport, REPORT_FILE } from './templates/verification-report/index.ts';
export {
  attachedIdentity,
  attachedPredecessor,
  attachedSnapshot,
  type AttachedIdentity,
} from './attached-identity.ts';
export { unreadable, type Unreadable } from './unreadable.ts';
export { attachedFile, attachedFileNames } from './attached-file.ts';
export { SNAPSHOT_FILE } from './file/index.ts';
export type * from './supersession.ts';
export { differencesBetween, placesOf, takePlaces } from './snapshot-places.ts';
export { subjectFields } from './templates/field-names.ts';
export { pageCount } from './page-count.ts';
export type * from './papers/index.ts';
export { draftPackageIndex, type PackageSheet } from './templates/package-index/index.ts';
export { draftPaper } from './draft-paper.ts';
export { draftMediaLabel, mediaLabelText } from './templates/media-label/index.ts';
export { draftCopy, ORIGINAL_FILE, type CopyObjection, type DraftedCopy } from './copy/index.ts';
export { BOOK_REPORT, BOOK_REPORT_DATA, draftBook, yearFileNames, type BookFiles } from './book/index.ts';
export { reasonWords as bookReasonWords } from './templates/book/words.ts';
