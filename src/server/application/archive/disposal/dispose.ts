// Removes what orders of disposal name from every place it lies in. Killed anywhere, the next run goes on where it was.
import { Fault } from '../../../../kernel/index.ts';
import { SHELF, type ArchiveTarget } from '../../ports/archive-store.ts';
import type { DisposalDeed, DisposalItem, DisposalOrder } from '../../ports/disposal-store.ts';
import type { House } from '../../ports/house.ts';
import { memoryByStore } from '../../memory.ts';
import { idOfTarget, openTarget } from '../preservation/targets.ts';
import { mustBeOpen } from '../sealing/seal-in-force.ts';
import { keyOf } from './disposable.ts';
import { mustBeFree } from './order-disposal.ts';
import { removeFiles } from './remove-files.ts';

const actor = 'service:disposal';

/**
 * The register says so first, where no hold forbids it; then the bytes go. What the register says is gone is looked
 * for again at every run. A medium that is away or sealed, and a class on hold, are left for another day.
 * @returns how many deeds were added
 */
export async function disposeOfOrdered(house: House, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (const { id: schoolId } of await house.store.read((view) => view.schools())) {
    const { orders, targets, copies, deeds } = await house.store.read(async (view) => ({
      orders: (await view.disposalOrders(schoolId)).filter(({ execution }) => execution !== null),
      targets: await view.archiveTargets(schoolId),
      copies: await view.archiveCopies(schoolId),
      deeds: await view.disposalDeeds(schoolId),
    }));
    for (const order of orders)
      for (const item of order.items) {
        const noted = new Set(deeds.flatMap((deed) => (keyOf(deed) === keyOf(item) ? [deed.place] : [])));
        const holds = ({ id }: ArchiveTarget) =>
          copies.some(
            (one) => one.targetId === id && one.classId === item.classId && one.package === item.name,
          );
        const places =
          item.kind === 'package' ? ([SHELF, ...targets.filter(holds)] as const) : (['store'] as const);
        for (const place of places) {
          if (signal?.aborted) return done;
          done += await atPlace(house, order, item, place, noted);
        }
      }
  }
  return done;
}

async function atPlace(
  house: House,
  order: DisposalOrder,
  item: DisposalItem,
  place: ArchiveTarget | typeof SHELF | 'store',
  noted: ReadonlySet<string>,
): Promise<number> {
  const { classId, kind, name } = item;
  const placed = place === 'store' ? place : idOfTarget(place);
  const seenGone = gone(house.store);
  const what = `${keyOf(item)} ${placed}`;
  if (noted.has(placed) && seenGone.get(what)) return 0;
  const deed = { orderId: order.id, classId, kind, name, place: placed };
  try {
    if (place === 'store') {
      const { added, whole } = await removeFiles(house, item, () => note(house, order, deed, noted));
      if (whole) seenGone.set(what, true);
      return added;
    }
    await house.store.read((view) => mustBeOpen(view, place));
    const medium = await openTarget(house, place);
    const added = await note(house, order, deed, noted);
    if ((await medium.files(item.address)) !== null) await medium.remove(item.address);
    seenGone.set(what, true);
    return added;
  } catch (error) {
    if (error instanceof Fault && /^(archive|mediumSeal|disposal)\./.test(error.code)) return 0;
    throw error;
  }
}

/** What this process has looked for once needs no second look. */
const gone = memoryByStore<string, true>(10_000);

/** @returns how many were added. @throws Fault `disposal.held` */
async function note(
  { store, clock }: House,
  { schoolId, number }: DisposalOrder,
  deed: Omit<DisposalDeed, 'at'>,
  noted: ReadonlySet<string>,
): Promise<number> {
  if (noted.has(deed.place)) return 0;
  const at = clock.now();
  return store.write(async (transaction) => {
    const there = await transaction.disposalDeeds(schoolId);
    if (there.some((one) => keyOf(one) === keyOf(deed) && one.place === deed.place)) return 0;
    await mustBeFree(transaction, schoolId, [deed]);
    await transaction.addDisposalDeed({ ...deed, at });
    const { orderId: order, classId, ...rest } = deed;
    const event = { type: 'archive.disposed', order, number, class: classId, ...rest };
    await transaction.append([{ at, actor, record: null, event }]);
    return 1;
  });
}
