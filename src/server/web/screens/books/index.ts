// Pupils' books: asked for, made, handed out; and those of other schools.
import { book } from './book.tsx';
import { books } from './books.tsx';
import { foreignBook } from './foreign-book.tsx';

export const bookScreens = [books, book, foreignBook];
export { AskForm } from './ask-form.tsx';
export { askForBook } from './book-deeds.ts';
export { BooksOfPupil, YearsElsewhere } from './books-of-pupil.tsx';
