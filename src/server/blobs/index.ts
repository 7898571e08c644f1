// Bytes on disk: content-addressed blobs and archive packages.
export { blobFolder } from './blob-folder.ts';
export { readingBlobs, type DocumentRead, type ReadDocument } from './read-slices.ts';
export { archiveFolder } from './archive-folder.ts';
export { tryRoom } from './room.ts';
export { archiveMedia } from './archive-media.ts';
