// One paper on its own page: read in place, and signed with a key of which nothing is kept.
export { FileView } from './file-view.tsx';
export { officePaperDeed } from './office-paper-deed.ts';
export { PaperSigning, paperKey } from './paper-signing.tsx';
