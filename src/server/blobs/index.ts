// Bytes on disk: content-addressed blobs and archive packages.
export { blobFolder } from './blob-folder.ts';
export {
  BLOBS_FOLDER,
  blobsPlace,
  blobsPlaceText,
  CACHE_FOLDER,
  openBlobs,
  type BlobsPlace,
} from './open-blobs.ts';
export { blobsStanding } from './standing.ts';
export { rememberingTrouble } from './remembering-trouble.ts';
export { copyBlobs, type BlobsCopied, type CopyingBlobs } from './copy-blobs.ts';
export type { BlobStore, StoredDocument } from './blob-store.ts';
export type { DocumentRead, ReadDocument } from './read-slices.ts';
export { archiveFolder } from './archive-folder.ts';
export { isBucketPlace } from './objects/place.ts';
export { archiveMedia } from './archive-media.ts';
