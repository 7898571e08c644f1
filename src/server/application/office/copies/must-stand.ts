// Asked before a signature comes to a paper: its number must not have been cancelled, a book not revoked.
import type { OfficePaper } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { bookFault } from '../../books/faults.ts';
import { dayOf } from '../../books/standing.ts';
import { officeFault } from '../faults.ts';

/** @throws Fault `office.copyCancelled`, `book.revoked` */
export async function mustStand(view: View, { id, title }: Pick<OfficePaper, 'id' | 'title'>): Promise<void> {
  if (await view.cancellationOf(id)) throw officeFault('office.copyCancelled', { paper: title });
  const revoked = await view.bookRevocation(id);
  if (revoked) throw bookFault('book.revoked', { on: dayOf(revoked.at) });
}
