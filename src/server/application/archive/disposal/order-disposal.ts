// Quyết định tiêu hủy: the principal orders that packages and records of a year be destroyed, whose time of keeping is over.
import { freshId, type ClassId, type PersonId } from '../../../../kernel/index.ts';
import { dayAt, isDate } from '../../../../policies/index.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { DisposalItem, DisposalOrder } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { disposable, keptUntilBy, type Disposable } from './disposable.ts';
import { disposalFault } from './faults.ts';

export interface DisposalWish {
  readonly schoolId: string;
  readonly by: PersonId;
  readonly number: string;
  /** ISO day of the decision. */
  readonly date: string;
  readonly reason: string;
  /** `2005-2006`. */
  readonly schoolYear: string;
  /** The whole year when left out. */
  readonly classId?: ClassId | undefined;
}

/** Names what is past its time; nothing is destroyed by it yet. @throws Fault `access.notPermitted`, `disposal.*` */
export async function orderDisposal(house: House, wish: DisposalWish): Promise<DisposalOrder> {
  const { schoolId, by, number, date, reason, schoolYear, classId } = wish;
  const at = house.clock.now();
  const right = { person: by, action: 'disposal.ordered', schoolId, at } as const;
  await house.store.read((view) => schoolPermission(view, right));
  if (!isDate(date) || date > dayAt(at)) throw disposalFault('disposal.badDate', { date });
  const inForce = await policyInForce(house, { schoolId, schoolYear, at });
  const keptUntil = keptUntilBy(inForce?.policy ?? null, schoolYear);
  return house.store.write(async (transaction) => {
    await schoolPermission(transaction, right);
    const known = await transaction.disposalOrders(schoolId);
    if (known.some((one) => one.number === number && one.date === date))
      throw disposalFault('disposal.numberTaken', { number, date });
    const wanted = await disposable(transaction, { schoolId, schoolYear, classId, keptUntil });
    const items = expired(wanted, date);
    await mustBeFree(transaction, schoolId, items);
    const order = { id: freshId(), schoolId, number, date, reason, at, by, items };
    await transaction.addDisposalOrder(order);
    const told = { order: order.id, school: schoolId, number, date, reason, items };
    const event = { type: 'disposal.ordered', by, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { ...order, execution: null };
  });
}

/**
 * Kinds are kept for different times: what is not over stays, and is named where nothing is.
 * @throws Fault `disposal.nothing`, `disposal.notExpired`
 */
function expired(wanted: readonly Disposable[], date: string): readonly DisposalItem[] {
  const over = wanted.flatMap(({ keptUntil, ...item }) =>
    keptUntil !== null && keptUntil < date ? [{ ...item, keptUntil }] : [],
  );
  const [first] = wanted;
  if (!first) throw disposalFault('disposal.nothing');
  if (over.length > 0) return over;
  const { address, keptUntil } = first;
  throw disposalFault('disposal.notExpired', { address, until: keptUntil ?? 'vĩnh viễn / for ever' });
}

/** @throws Fault `disposal.held` */
export async function mustBeFree(
  view: View,
  schoolId: string,
  items: readonly Pick<DisposalItem, 'classId'>[],
): Promise<void> {
  const ids = new Set(items.map(({ classId }) => classId));
  const hold = (await view.archiveHolds(schoolId)).find(
    ({ classId, release }) => release === null && ids.has(classId),
  );
  if (!hold) return;
  const held = await view.schoolClass(hold.classId);
  throw disposalFault('disposal.held', { class: held?.name ?? '', decision: hold.decisionNumber });
}
