// The principal grants a book, or refuses it with a reason.
import type { PersonId } from '../../../kernel/index.ts';
import { officeFault } from '../office/faults.ts';
import type { BookDecision } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import { requestedBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { dayOf } from './standing.ts';

export type BookDecided =
  | { readonly granted: true; readonly decisionNumber: string }
  | { readonly granted: false; readonly reason: string };

/** @throws Fault `book.unknown`, `access.notPermitted`, `book.decidedAlready`, `office.decisionMissing`, `office.requestIncomplete` */
export const decideBook = (
  house: Pick<House, 'store' | 'clock'>,
  { requestId, by, ...decided }: BookDecided & { readonly requestId: string; readonly by: PersonId },
): Promise<BookDecision> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    const { recordId } = await requestedBook(transaction, requestId, { by, action: 'book.decided', at });
    const known = await transaction.bookDecision(requestId);
    if (known) throw bookFault('book.decidedAlready', { on: dayOf(known.at) });
    const said = (decided.granted ? decided.decisionNumber : decided.reason).normalize('NFC').trim();
    if (said === '' && decided.granted) throw officeFault('office.decisionMissing');
    if (said === '') throw officeFault('office.requestIncomplete', { members: ['reason'] });
    const { granted } = decided;
    const decision: BookDecision = {
      ...{ requestId, granted, by, at },
      decisionNumber: granted ? said : null,
      reason: granted ? null : said,
    };
    await transaction.addBookDecision(decision);
    const event = granted
      ? { type: 'book.granted', request: requestId, of: recordId, decisionNumber: said }
      : { type: 'book.refused', request: requestId, of: recordId, reason: said };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return decision;
  });
