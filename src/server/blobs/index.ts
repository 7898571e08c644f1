// Bytes on disk: content-addressed blobs and archive packages.
export { blobFolder, joinBlobs } from './blob-folder.ts';
export { archiveFolder } from './archive-folder.ts';
