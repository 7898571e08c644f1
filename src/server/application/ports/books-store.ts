// Port: pupils' books: asked for, decided on, made, revoked; and books that came from other schools.
import type { Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { BookReason } from '../../../documents/index.ts';
import type { CopyRequest, IssueLine, Span } from './office-papers-store.ts';

export interface BookRequest {
  readonly id: string;
  readonly schoolId: string;
  /** The transcript it was asked from. */
  readonly recordId: RecordId;
  readonly pupilCode: string;
  readonly pupilName: string;
  readonly reason: BookReason;
  readonly request: CopyRequest;
  /** Why another one, where the pupil has one already. */
  readonly again: string | null;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface BookDecision {
  readonly requestId: string;
  readonly granted: boolean;
  /** Of what is granted. */
  readonly decisionNumber: string | null;
  /** Of what is refused. */
  readonly reason: string | null;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A made book: the paper of the office is the file. */
export interface PupilBook {
  readonly paperId: string;
  readonly requestId: string;
  readonly schoolId: string;
  /** The pupil's number in the school's register; the same in every edition. */
  readonly number: number;
  readonly edition: number;
  readonly pupilCode: string;
  readonly pupilName: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface BookRevocation {
  readonly paperId: string;
  readonly decisionNumber: string;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A verified book of another school. */
export interface ForeignBook {
  readonly id: string;
  readonly schoolId: string;
  /** Of the whole file, a blob. */
  readonly fileHash: Sha256;
  readonly length: number;
  /** Canonical JSON of what the book says of itself. */
  readonly snapshot: string;
  /** JSON of what was found out about it. */
  readonly examined: string;
  readonly verifiedAt: Instant;
  readonly by: PersonId;
}

/** Whose book it is here, as a person decided. */
export interface ForeignBookAcceptance {
  readonly bookId: string;
  readonly pupilCode: string;
  readonly pupilName: string;
  /** What differs between the book and the school's own data, in words. */
  readonly differences: readonly string[];
  /** Why the differences are no obstacle; null where there are none. */
  readonly reason: string | null;
  readonly by: PersonId;
  readonly at: Instant;
}

/** A sealed book that was not revoked, and until when its archive timestamp holds. */
export interface BookToKeep {
  readonly paperId: string;
  /** Of the file as it stands. */
  readonly fileHash: Sha256;
  /** When something was last added to it. */
  readonly since: Instant;
  /** Null without an archive timestamp, and where nobody looked yet. */
  readonly expires: Instant | null;
  readonly looked: boolean;
}

/** A book as the register of issuing tells of it. */
export interface BookLine extends Pick<
  PupilBook,
  'number' | 'edition' | 'pupilCode' | 'pupilName' | 'at' | 'by'
> {
  readonly document: string;
  readonly verificationCode: string;
  readonly className: string;
  readonly reason: BookReason;
  /** Why another one. */
  readonly again: string | null;
  readonly decisionNumber: string;
  readonly sealed: boolean;
  /** To whom it was handed out: the line of the issue register that counts. */
  readonly handing: Pick<IssueLine, 'number' | 'at' | 'by' | 'recipient' | 'identity'> | null;
  readonly revokedAt: Instant | null;
}

export interface BooksView {
  bookRequest(id: string): Promise<BookRequest | null>;
  /** Newest first. */
  bookRequests(schoolId: string): Promise<readonly BookRequest[]>;
  /** Neither refused nor handed out nor revoked. Newest first. */
  openBookRequests(schoolId: string): Promise<readonly BookRequest[]>;
  bookDecision(requestId: string): Promise<BookDecision | null>;
  bookOfRequest(requestId: string): Promise<PupilBook | null>;
  bookOfPaper(paperId: string): Promise<PupilBook | null>;
  /** Of one pupil, oldest edition first. */
  booksOf(schoolId: string, pupilCode: string): Promise<readonly PupilBook[]>;
  /** Made, handed out or revoked within the span; by number and edition. */
  bookLines(schoolId: string, span: Span): Promise<readonly BookLine[]>;
  /** Every one of the school, oldest first. */
  booksToKeep(schoolId: string): Promise<readonly BookToKeep[]>;
  bookRevocation(paperId: string): Promise<BookRevocation | null>;
  /** The line that says to whom the paper was handed out; of corrected lines the one that counts. */
  handingOf(paperId: string): Promise<IssueLine | null>;
  foreignBook(id: string): Promise<ForeignBook | null>;
  /** Newest first. */
  foreignBooks(schoolId: string): Promise<readonly ForeignBook[]>;
  foreignBookOfFile(schoolId: string, fileHash: Sha256): Promise<ForeignBook | null>;
  foreignBookAcceptance(bookId: string): Promise<ForeignBookAcceptance | null>;
  /** Oldest first. */
  foreignBooksOf(schoolId: string, pupilCode: string): Promise<readonly ForeignBook[]>;
}

export interface BooksTransaction extends BooksView {
  addBookRequest(request: BookRequest): Promise<void>;
  addBookDecision(decision: BookDecision): Promise<void>;
  /** One more than the highest of the school; only a transaction can tell. */
  nextBookNumber(schoolId: string): Promise<number>;
  addBook(book: PupilBook): Promise<void>;
  addBookRevocation(revocation: BookRevocation): Promise<void>;
  /** Once for each state of a file. */
  noteBookTimestamp(
    noted: Pick<BookToKeep, 'paperId' | 'fileHash' | 'expires'> & { readonly at: Instant },
  ): Promise<void>;
  addForeignBook(book: ForeignBook): Promise<void>;
  addForeignBookAcceptance(acceptance: ForeignBookAcceptance): Promise<void>;
}
