// Asked before the seal comes to a copy: its number must not have been cancelled.
import type { OfficePaper } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { officeFault } from '../faults.ts';

/** @throws Fault `office.copyCancelled` */
export async function mustStand(view: View, { id, title }: Pick<OfficePaper, 'id' | 'title'>): Promise<void> {
  if (await view.cancellationOf(id)) throw officeFault('office.copyCancelled', { paper: title });
}
