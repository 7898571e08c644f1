// Orders to make copies and what became of them, for whoever looks after the office.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { CopyOrder } from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { officeFault } from '../faults.ts';
import { isOfTheirSchool, schoolPermission } from '../school-permission.ts';
import type { MadePaper } from './make-copy.ts';

export interface CopyOrderStanding {
  readonly order: CopyOrder;
  /** Null until it got a number; without the seal it is not made yet. */
  readonly made: MadePaper | null;
  /** When its number was made void. */
  readonly cancelledAt: Instant | null;
}

const MOST_LISTED = 200;

/** Newest first. @throws Fault `access.notPermitted` */
export const copyOrdersSeen = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly CopyOrderStanding[]> =>
  store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    const orders = (await view.copyOrders(schoolId)).slice(0, MOST_LISTED);
    const seen: CopyOrderStanding[] = [];
    for (const order of orders) seen.push(await standingOf(view, order));
    return seen;
  });

/** @throws Fault `office.orderUnknown`, also for another school's; `access.notPermitted` */
export const copyOrderSeen = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { orderId, by }: { readonly orderId: string; readonly by: PersonId },
): Promise<CopyOrderStanding> =>
  store.read(async (view) => {
    const order = await view.copyOrder(orderId);
    if (!order || !(await isOfTheirSchool(view, by, order.schoolId)))
      throw officeFault('office.orderUnknown');
    const { schoolId } = order;
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    return standingOf(view, order);
  });

async function standingOf(view: View, order: CopyOrder): Promise<CopyOrderStanding> {
  const paper = await view.paperOfOrder(order.id);
  const made = paper && { paper, segments: await view.paperSegments(paper.id) };
  const cancelledAt = (paper && (await view.cancellationOf(paper.id)))?.at ?? null;
  return { order, made, cancelledAt };
}
