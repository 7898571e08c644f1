// How signatures and seals look in the slots of a document.
export { baseFonts, type BaseFont, type BaseFonts } from './base-fonts.ts';
export { ownFonts } from './own-fonts.ts';
export { copyMarkAppearance, type CopyMark } from './copy-mark.ts';
export { personalAppearance, type PersonalSignature } from './personal.ts';
export { signaturePage, SIGNATURE_PAGE, type SignaturePageText } from './signature-page.ts';
export { sealAppearance, type SealSignature } from './seal.ts';
