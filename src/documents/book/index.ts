// The pupil's book: the signed files of all years bound in one.
export { draftBook } from './draft-book.ts';
export { BOOK_REPORT, BOOK_REPORT_DATA, yearFileNames, type BookFiles } from './files.ts';
