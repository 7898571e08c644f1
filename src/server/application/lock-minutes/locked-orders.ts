// Orders to lock that were carried out: one by its name, and those whose minutes somebody has still to draft.
import type { PersonId } from '../../../kernel/index.ts';
import type { LockingOrder, SchoolOrder } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import type { LockMinutes } from '../ports/lock-minutes-store.ts';
import type { SchoolClass } from '../rows.ts';
import { lockedBy, mayOnLocked, type Locked } from './locked.ts';

export interface LockedOrder {
  readonly order: LockingOrder | SchoolOrder;
  /** Null for an order about a grade or school. */
  readonly schoolClass: SchoolClass | null;
}

export interface LockedOrderSeen {
  readonly locked: Locked;
  readonly minutes: LockMinutes | null;
  /** Whether they draft its minutes, where there are none. */
  readonly mayDraft: boolean;
}

/** For whoever looks into what is locked, and for who was there. @throws Fault `order.unknown`, `lockMinutes.notLocked` */
export const lockedOrderSeenBy = (
  house: House,
  { order: id, by }: { readonly order: string; readonly by: PersonId },
): Promise<LockedOrderSeen> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    const minutes = await view.lockMinutesOfOrder(id as LockingOrder['id']);
    const wasThere = minutes?.signers.includes(by) ?? false;
    const locked = await lockedBy(view, id, wasThere ? undefined : { person: by, at });
    const wish = { person: by, action: 'lockMinutes.drafted', at } as const;
    return { locked, minutes, mayDraft: minutes === null && (await mayOnLocked(view, locked, wish)) };
  });

/** Of a school, the last to be carried out first. */
export const ordersWithoutMinutes = (
  house: House,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly LockedOrder[]> =>
  house.store.read(async (view) => {
    const wish = { person: by, action: 'lockMinutes.drafted', at: house.clock.now() } as const;
    const classes = await view.classes(schoolId);
    const drafted = new Set(
      (await view.lockMinutesOfSchool(schoolId)).map(
        ({ orderId, schoolOrderId }) => orderId ?? schoolOrderId,
      ),
    );
    const done: LockedOrder[] = [];
    for (const schoolYear of new Set(classes.map((one) => one.schoolYear)))
      for (const order of await view.schoolOrders(schoolId, schoolYear))
        done.push({ order, schoolClass: null });
    for (const schoolClass of classes)
      for (const order of await view.lockingOrdersOf(schoolClass.id))
        if (order.schoolOrder === null) done.push({ order, schoolClass });
    const found: LockedOrder[] = [];
    for (const one of done) {
      const { id, deed, execution } = one.order;
      if (deed !== 'lock' || execution === null || drafted.has(id)) continue;
      if (await mayOnLocked(view, await lockedBy(view, id), wish)) found.push(one);
    }
    return found.toSorted((a, b) => (b.order.execution?.at ?? 0) - (a.order.execution?.at ?? 0));
  });
