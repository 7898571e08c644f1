// The register as the school looks at it: holds, orders, and where the bytes of each have gone already.
import type { PersonId } from '../../../../kernel/index.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { ArchiveHold, DisposalDeed, DisposalItem, DisposalOrder } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';
import type { SchoolClass } from '../../rows.ts';
import { keyOf } from './disposable.ts';
import { pastTime, type PastTime } from './past-time.ts';

export interface ItemSeen extends DisposalItem {
  /** Name of the medium, `shelf`, `store`. */
  readonly gone: readonly (Pick<DisposalDeed, 'at'> & { readonly place: string })[];
}

export interface RegisterSeen {
  readonly holds: readonly ArchiveHold[];
  /** Newest first. */
  readonly orders: readonly (Omit<DisposalOrder, 'items'> & { readonly items: readonly ItemSeen[] })[];
  readonly classes: readonly SchoolClass[];
  /** What no order names yet although its time is over. */
  readonly past: readonly PastTime[];
  readonly mayHold: boolean;
  readonly mayOrder: boolean;
  readonly mayCarryOut: boolean;
}

/** @throws Fault `access.notPermitted` */
export async function registerSeen(
  house: Pick<House, 'store' | 'clock' | 'blobs'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<RegisterSeen> {
  const at = house.clock.now();
  const seen = await house.store.read(async (view) => {
    const wish = { person: by, schoolId, at };
    await schoolPermission(view, { ...wish, action: 'office.read' });
    const might = (action: 'archive.held' | 'disposal.ordered' | 'disposal.carriedOut') =>
      schoolPermission(view, { ...wish, action }).then(
        () => true,
        () => false,
      );
    const names = new Map<string, string>(
      (await view.archiveTargets(schoolId)).map(({ id, name }) => [id, name]),
    );
    const deeds = await view.disposalDeeds(schoolId);
    const goneOf = (item: DisposalItem) =>
      deeds.flatMap((deed) =>
        keyOf(deed) === keyOf(item) ? [{ place: names.get(deed.place) ?? deed.place, at: deed.at }] : [],
      );
    const orders = (await view.disposalOrders(schoolId)).map(({ items, ...order }) => ({
      ...order,
      items: items.map((item) => ({ ...item, gone: goneOf(item) })),
    }));
    return {
      holds: await view.archiveHolds(schoolId),
      orders: orders.toReversed(),
      classes: await view.classes(schoolId),
      mayHold: await might('archive.held'),
      mayOrder: await might('disposal.ordered'),
      mayCarryOut: await might('disposal.carriedOut'),
    };
  });
  return { ...seen, past: await pastTime(house, { schoolId, at }) };
}
