// A book that is wrong is revoked, on a decision and for a reason; the file stays where it is and its code says so.
import type { PersonId } from '../../../kernel/index.ts';
import { officeFault } from '../office/faults.ts';
import type { BookRevocation } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import { requestedBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { bookStanding, dayOf } from './standing.ts';

export interface RevokedBook {
  readonly requestId: string;
  readonly decisionNumber: string;
  readonly reason: string;
  readonly by: PersonId;
}

/** @throws Fault `book.unknown`, `book.notGranted`, `book.revoked`, `access.notPermitted`, `office.requestIncomplete`, `office.decisionMissing` */
export const revokeBook = (
  house: Pick<House, 'store' | 'clock'>,
  { requestId, by, ...told }: RevokedBook,
): Promise<BookRevocation> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    const request = await requestedBook(transaction, requestId, { by, action: 'book.revoked', at });
    const [decisionNumber, reason] = [told.decisionNumber, told.reason].map((text) =>
      text.normalize('NFC').trim(),
    );
    if (!decisionNumber) throw officeFault('office.decisionMissing');
    if (!reason) throw officeFault('office.requestIncomplete', { members: ['reason'] });
    const { book, revocation: known } = await bookStanding(transaction, request);
    if (!book) throw bookFault('book.notGranted');
    if (known) throw bookFault('book.revoked', { on: dayOf(known.at) });
    const revocation: BookRevocation = { paperId: book.paperId, decisionNumber, reason, by, at };
    await transaction.addBookRevocation(revocation);
    const event = {
      type: 'book.revoked',
      request: requestId,
      paper: book.paperId,
      of: request.recordId,
      decisionNumber,
      reason,
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return revocation;
  });
