// What whoever keeps the system running asks: what waits and why, whose certificates end, when the last backup was.
export { readOperations, type Operations, type WaitingEffect, type CeremonySeen } from './read-operations.ts';
export { certificatesSeen, type CertificateSeen } from './certificates-seen.ts';
export { askAuthorities, type AuthorityAnswer } from './ask-authorities.ts';
export { documentsKept, type DocumentsKept } from './documents-kept.ts';
export { damagedDocuments, type DamagedDocument } from './damaged-documents.ts';
export { brokenBlobs, mendBlobs, type BrokenBlob } from './mend-blobs.ts';
