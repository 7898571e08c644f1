// Documents: frozen data in, PDF bytes out; same input, same bytes.
export * from './slots.ts';
export * from './snapshot.ts';
export { draftDocument, type DraftOptions } from './draft.ts';
