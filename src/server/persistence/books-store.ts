// Pupils' books: read and added, never changed.
import type {
  BookDecision,
  BookRequest,
  BookRevocation,
  BooksTransaction,
  BooksView,
  ForeignBook,
  ForeignBookAcceptance,
  IssueLine,
  PupilBook,
} from '../application/index.ts';
import { bookLines, booksToKeep } from './books-over-time.ts';
import type { Asking } from './office-names.ts';

export const booksViewOf = (store: Asking): BooksView => ({
  bookRequest: async (id) => (await requests(store, 'id = ?', [id]))[0] ?? null,
  bookRequests: (schoolId) => requests(store, 'schoolId = ? ORDER BY at DESC, id', [schoolId]),
  openBookRequests: (schoolId) => requests(store, STILL_OPEN, [schoolId]),
  bookDecision: async (requestId) => {
    const [row] = await store.query<readonly (Omit<BookDecision, 'granted'> & { granted: number })[]>(
      'SELECT * FROM book_decisions WHERE requestId = ?',
      [requestId],
    );
    return row ? { ...row, granted: row.granted === 1 } : null;
  },
  bookOfRequest: async (requestId) => (await books(store, 'requestId = ?', [requestId]))[0] ?? null,
  bookOfPaper: async (paperId) => (await books(store, 'paperId = ?', [paperId]))[0] ?? null,
  booksOf: (schoolId, code) =>
    books(store, 'schoolId = ? AND pupilCode = ? ORDER BY edition', [schoolId, code]),
  bookLines: (schoolId, span) => bookLines(store, schoolId, span),
  booksToKeep: (schoolId) => booksToKeep(store, schoolId),
  bookRevocation: async (paperId) => {
    const asked = 'SELECT * FROM book_revocations WHERE paperId = ?';
    return (await store.query<readonly BookRevocation[]>(asked, [paperId]))[0] ?? null;
  },
  handingOf: async (paperId) => {
    type Row = Omit<IssueLine, 'cancels'> & { readonly cancels: number };
    const [row] = await store.query<readonly Row[]>(
      'SELECT * FROM issue_lines WHERE paperId = ? AND cancels = 0 ORDER BY number DESC',
      [paperId],
    );
    return row ? { ...row, cancels: false } : null;
  },
  foreignBook: async (id) => (await foreign(store, 'id = ?', [id]))[0] ?? null,
  foreignBooks: (schoolId) => foreign(store, 'schoolId = ? ORDER BY verifiedAt DESC, id', [schoolId]),
  foreignBookOfFile: async (schoolId, fileHash) =>
    (await foreign(store, 'schoolId = ? AND fileHash = ?', [schoolId, fileHash]))[0] ?? null,
  foreignBookAcceptance: async (bookId) => {
    const [row] = await store.query<
      readonly (Omit<ForeignBookAcceptance, 'differences'> & { differences: string })[]
    >('SELECT * FROM foreign_book_acceptances WHERE bookId = ?', [bookId]);
    return row ? { ...row, differences: JSON.parse(row.differences) as string[] } : null;
  },
  foreignBooksOf: (schoolId, code) =>
    foreign(
      store,
      `schoolId = ? AND id IN (SELECT bookId FROM foreign_book_acceptances WHERE pupilCode = ?)
       ORDER BY verifiedAt, id`,
      [schoolId, code],
    ),
});

const STILL_OPEN = `schoolId = ?
  AND NOT EXISTS (SELECT 1 FROM book_decisions WHERE requestId = book_requests.id AND granted = 0)
  AND NOT EXISTS (
    SELECT 1 FROM pupil_books AS book WHERE book.requestId = book_requests.id AND (
      EXISTS (SELECT 1 FROM issue_lines WHERE paperId = book.paperId AND cancels = 0)
      OR EXISTS (SELECT 1 FROM book_revocations WHERE paperId = book.paperId)))
  ORDER BY at DESC, id`;

export const booksTransactionOf = (store: Asking): Omit<BooksTransaction, keyof BooksView> => ({
  addBookRequest: ({ request, ...row }) =>
    insert(store, 'book_requests', { ...row, request: JSON.stringify(request) }),
  addBookDecision: ({ granted, ...row }) =>
    insert(store, 'book_decisions', { ...row, granted: granted ? 1 : 0 }),
  nextBookNumber: async (schoolId) => {
    const [row] = await store.query<readonly { readonly highest: number | null }[]>(
      'SELECT max(number) AS highest FROM pupil_books WHERE schoolId = ?',
      [schoolId],
    );
    return (row?.highest ?? 0) + 1;
  },
  addBook: (book) => insert(store, 'pupil_books', { ...book }),
  addBookRevocation: (revocation) => insert(store, 'book_revocations', { ...revocation }),
  noteBookTimestamp: async (noted) => {
    const known = 'SELECT paperId FROM book_timestamps WHERE fileHash = ?';
    if ((await store.query<readonly object[]>(known, [noted.fileHash])).length === 0)
      await insert(store, 'book_timestamps', { ...noted });
  },
  addForeignBook: (book) => insert(store, 'foreign_books', { ...book }),
  addForeignBookAcceptance: ({ differences, ...row }) =>
    insert(store, 'foreign_book_acceptances', { ...row, differences: JSON.stringify(differences) }),
});

async function requests(store: Asking, where: string, values: unknown[]): Promise<BookRequest[]> {
  const rows = await store.query<readonly (Omit<BookRequest, 'request'> & { readonly request: string })[]>(
    `SELECT * FROM book_requests WHERE ${where}`,
    values,
  );
  return rows.map((row) => ({ ...row, request: JSON.parse(row.request) as BookRequest['request'] }));
}

const books = (store: Asking, where: string, values: unknown[]) =>
  store.query<PupilBook[]>(`SELECT * FROM pupil_books WHERE ${where}`, values);

const foreign = (store: Asking, where: string, values: unknown[]) =>
  store.query<ForeignBook[]>(`SELECT * FROM foreign_books WHERE ${where}`, values);

async function insert(store: Asking, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row);
  await store.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
    columns.map((name) => row[name] ?? null),
  );
}
