// Copies: new documents around the pages of a signed original, which travels inside whole.
export { draftCopy, ORIGINAL_FILE, type DraftedCopy } from './draft-copy.ts';
export type { CopyObjection, ObjectionKind } from './objections.ts';
