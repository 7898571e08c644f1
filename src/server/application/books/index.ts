// Pupils' books: all years of one pupil bound in one file; and books that come from other schools.
export { bookFault } from './faults.ts';
export { requestBook, type BookAsked } from './request-book.ts';
export { decideBook, type BookDecided } from './decide-book.ts';
export { makeBook, type BookMaking } from './make-book.ts';
export { signBook, type BookSignature } from './sign-book.ts';
export {
  booksDue,
  keepBooks,
  titleOf as titleOfBook,
  type BookDue,
  type BookKept,
  type BooksKeeping,
} from './keep-books.ts';
export { revokeBook, type RevokedBook } from './revoke-book.ts';
export { readPupilBook, type BookRead } from './read-pupil-book.ts';
export { bookSeen, booksOfPupil, booksSeen } from './books-seen.ts';
export { booksWaiting, bookTask, type BookTask, type WaitingBook } from './books-waiting.ts';
export { bookNumber, type BookStanding, type BookState } from './standing.ts';
export { LARGEST_BOOK, openBook, type OpenedBook } from './open-book.ts';
export { importBook, mayImport, type BookImport } from './import-book.ts';
export { acceptBook, type BookAcceptance, type BookOwner } from './accept-book.ts';
export { bookCandidates, type BookCandidate } from './book-candidates.ts';
export {
  foreignBookSeen,
  foreignBooksOfPupil,
  foreignBooksSeen,
  readForeignBook,
  type ForeignBookStanding,
} from './foreign-books-seen.ts';
