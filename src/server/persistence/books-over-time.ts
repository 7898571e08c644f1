// Pupils' books as a register tells of them, and as preservation looks after them.
import type { BookLine, BookToKeep, Span } from '../application/index.ts';
import type { Asking } from './office-names.ts';

interface LineRow extends Omit<BookLine, 'sealed' | 'handing'> {
  readonly sealed: number;
  readonly line: number | null;
  readonly handedAt: NonNullable<BookLine['handing']>['at'];
  readonly handedBy: NonNullable<BookLine['handing']>['by'];
  readonly recipient: string;
  readonly identity: string;
}

export async function bookLines(store: Asking, schoolId: string, { from, until }: Span): Promise<BookLine[]> {
  const rows = await store.query<readonly LineRow[]>(LINES, [
    schoolId,
    from,
    until,
    from,
    until,
    from,
    until,
  ]);
  return rows.map(({ sealed, line, handedAt, handedBy, recipient, identity, ...row }) => ({
    ...row,
    sealed: sealed > 0,
    handing: line === null ? null : { number: line, at: handedAt, by: handedBy, recipient, identity },
  }));
}

export async function booksToKeep(store: Asking, schoolId: string): Promise<BookToKeep[]> {
  type Row = Omit<BookToKeep, 'looked'> & { readonly lookedAt: number | null };
  const rows = await store.query<readonly Row[]>(TO_KEEP, [schoolId]);
  return rows.map(({ lookedAt, ...row }) => ({ ...row, looked: lookedAt !== null }));
}

const LINES = `
  SELECT book.number AS number, book.edition AS edition, book.pupilCode AS pupilCode, book.pupilName AS pupilName,
    book.at AS at, book."by" AS "by", paper.title AS document, paper.verificationCode AS verificationCode,
    class.name AS className, request.reason AS reason, request.again AS again,
    coalesce(decision.decisionNumber, '') AS decisionNumber,
    (SELECT count(*) FROM office_paper_segments WHERE paperId = book.paperId AND role = 'seal') AS sealed,
    handed.number AS line, handed.at AS handedAt, handed."by" AS handedBy, handed.recipient AS recipient,
    handed.identity AS identity, revoked.at AS revokedAt
  FROM pupil_books AS book
  JOIN office_papers AS paper ON paper.id = book.paperId
  JOIN book_requests AS request ON request.id = book.requestId
  JOIN records AS record ON record.id = request.recordId
  JOIN classes AS class ON class.id = record.classId
  LEFT JOIN book_decisions AS decision ON decision.requestId = book.requestId
  LEFT JOIN issue_lines AS handed ON handed.paperId = book.paperId AND handed.cancels = 0
    AND handed.number = (SELECT max(number) FROM issue_lines WHERE paperId = book.paperId AND cancels = 0)
  LEFT JOIN book_revocations AS revoked ON revoked.paperId = book.paperId
  WHERE book.schoolId = ?
    AND (book.at BETWEEN ? AND ? OR handed.at BETWEEN ? AND ? OR revoked.at BETWEEN ? AND ?)
  ORDER BY book.number, book.edition`;

const TO_KEEP = `
  SELECT book.paperId AS paperId, segment.fileHash AS fileHash, segment.at AS since,
    noted.expires AS expires, noted.at AS lookedAt
  FROM pupil_books AS book
  JOIN office_paper_segments AS segment ON segment.paperId = book.paperId
    AND segment.ordinal = (SELECT max(ordinal) FROM office_paper_segments WHERE paperId = book.paperId)
  LEFT JOIN book_timestamps AS noted ON noted.fileHash = segment.fileHash
  WHERE book.schoolId = ?
    AND EXISTS (SELECT 1 FROM office_paper_segments WHERE paperId = book.paperId AND role = 'seal')
    AND NOT EXISTS (SELECT 1 FROM book_revocations WHERE paperId = book.paperId)
  ORDER BY book.number, book.edition`;
