// Books that wait for somebody, and for what: the same rule for the home page and for the page of the book.
import type { PersonId } from '../../../kernel/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { may } from '../access/may.ts';
import { targetOfRecord } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import { bookStanding, type BookStanding } from './standing.ts';

export type BookTask = 'decideBook' | 'makeBook' | 'signBook' | 'sealBook' | 'handOutBook';

interface Whose {
  readonly by: PersonId;
  readonly can: (action: AccessAction) => boolean;
}

/** Null where the next step is somebody else's, or there is none. Whoever granted a book signs it. */
export function bookTask({ state, decision }: BookStanding, { by, can }: Whose): BookTask | null {
  switch (state) {
    case 'requested':
      return can('book.decided') ? 'decideBook' : null;
    case 'granted':
      return can('book.made') ? 'makeBook' : null;
    case 'drafted':
      return decision?.by === by ? 'signBook' : null;
    case 'signed':
      return can('book.made') ? 'sealBook' : null;
    case 'sealed':
      return can('book.made') ? 'handOutBook' : null;
    case 'refused':
    case 'handedOut':
    case 'revoked':
      return null;
  }
}

export interface WaitingBook {
  readonly standing: BookStanding;
  readonly task: BookTask;
}

/** Newest first. */
export const booksWaiting = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly WaitingBook[]> =>
  store.read(async (view) => {
    const at = clock.now();
    const appointments = await view.appointmentsOf(by);
    const found: WaitingBook[] = [];
    for (const request of await view.openBookRequests(schoolId)) {
      const target = await targetOfRecord(view, request.recordId);
      const standing = await bookStanding(view, request);
      const task = bookTask(standing, {
        by,
        can: (action) => may(appointments, action, target, at) !== null,
      });
      if (task) found.push({ standing, task });
    }
    return found;
  });
