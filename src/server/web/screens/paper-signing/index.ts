// One paper on its own page: read in place, and signed with a key of which nothing is kept.
export { FileView } from './file-view.tsx';
export { PaperSigning, paperKey } from './paper-signing.tsx';
