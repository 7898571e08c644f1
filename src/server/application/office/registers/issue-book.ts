// A book that is handed out: once, sealed, and not revoked. The line of the issue register is its receipt (R101).
import type { PupilBookSnapshot } from '../../../../documents/index.ts';
import { bookFault } from '../../books/faults.ts';
import { dayOf } from '../../books/standing.ts';
import type { IssueLine, OfficePaper } from '../../ports/office-papers-store.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { mustStand } from '../copies/must-stand.ts';
import { officeFault } from '../faults.ts';

export type IssuedBook = Pick<
  IssueLine,
  'schoolId' | 'document' | 'pupil' | 'className' | 'request' | 'paperId' | 'recordId'
>;

/** @throws Fault `office.paperUnknown`, `office.notSealed`, `book.revoked`, `book.handedOut` */
export async function ofBook(transaction: Transaction, paper: OfficePaper): Promise<IssuedBook> {
  const book = await transaction.bookOfPaper(paper.id);
  const request = book && (await transaction.bookRequest(book.requestId));
  if (!book || !request) throw officeFault('office.paperUnknown');
  await mustStand(transaction, paper);
  const sealed = (await transaction.paperSegments(paper.id)).some(({ role }) => role === 'seal');
  if (!sealed) throw officeFault('office.notSealed', { version: book.edition });
  const handed = await transaction.handingOf(paper.id);
  if (handed)
    throw bookFault('book.handedOut', {
      on: dayOf(handed.at),
      recipient: handed.recipient,
      line: handed.number,
    });
  const { years, request: text } = JSON.parse(paper.snapshot) as PupilBookSnapshot;
  return {
    schoolId: paper.schoolId,
    document: paper.title,
    pupil: book.pupilName,
    className: years.at(-1)?.className ?? '–',
    request: text,
    paperId: paper.id,
    recordId: request.recordId,
  };
}
