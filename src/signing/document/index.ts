// Documents open for signing.
export { OpenDocument, type DocumentIndex } from './open-document.ts';
export { sizeOf, withEntries, type SignatureField } from './fields.ts';
export { restrictionsOf, type Restrictions } from './restrictions.ts';
