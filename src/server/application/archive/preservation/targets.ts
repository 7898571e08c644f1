// The targets of a school's archive: added once, known again by the mark on the medium (R104–R106).
import { freshId } from '../../../../kernel/index.ts';
import type { Actor } from '../../../../workflows/index.ts';
import { actorText } from '../../journal/entry.ts';
import { SHELF, type ArchiveTarget, type ArchiveTargetId } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { PackageStore } from '../../ports/package-store.ts';
import { archiveFault } from './faults.ts';

export interface NewTarget {
  readonly schoolId: string;
  readonly name: string;
  readonly medium: ArchiveTarget['medium'];
  readonly location: string;
  readonly by: Actor;
}

/** @throws Fault `archive.targetTaken`, `archive.mediumAbsent`, `archive.mediumInside` */
export async function addTarget(house: House, wanted: NewTarget): Promise<ArchiveTarget> {
  const { schoolId, medium, location, by } = wanted;
  const name = wanted.name.normalize('NFC').trim();
  const { school, known } = await house.store.read(async (view) => ({
    school: (await view.schools()).find(({ id }) => id === schoolId)?.name ?? '',
    known: await view.archiveTargets(schoolId),
  }));
  const taken = () => archiveFault('archive.targetTaken', { target: name });
  if (name === '' || isShelf(name) || known.some((one) => one.name === name)) throw taken();
  const id = (await house.media.mark(location, { id: freshId(), name, school })) as ArchiveTargetId;
  if (known.some((one) => one.id === id)) throw taken();
  const at = house.clock.now();
  const target = { id, schoolId, name, medium, location, addedAt: at, addedBy: actorText(by) };
  await house.store.write(async (transaction) => {
    if ((await transaction.archiveTargets(schoolId)).some((one) => one.name === name || one.id === id))
      throw taken();
    await transaction.addArchiveTarget(target);
    const event = { type: 'archive.targetAdded', target: id, school: schoolId, name, medium };
    await transaction.append([{ at, actor: actorText(by), record: null, event }]);
  });
  return target;
}

/** By name, or the beginning of its id; `kho` and `shelf` are the installation's own. */
export async function findTarget(
  { store }: Pick<House, 'store'>,
  schoolId: string,
  wanted: string,
): Promise<ArchiveTarget | typeof SHELF> {
  if (isShelf(wanted)) return SHELF;
  const known = await store.read((view) => view.archiveTargets(schoolId));
  const name = wanted.normalize('NFC').trim();
  const found = known.filter((one) => one.name === name || (name.length >= 8 && one.id.startsWith(name)));
  const [only] = found;
  if (only && found.length === 1) return only;
  throw archiveFault('archive.targetUnknown', { target: wanted, known: known.map((one) => one.name) });
}

const isShelf = (name: string): boolean => ['kho', SHELF].includes(name.toLowerCase());

/**
 * @param location where it is today, when it is not where it usually is
 * @throws Fault `archive.mediumAbsent`, `archive.mediumOther`
 */
export const openTarget = (
  { media, shelf }: Pick<House, 'media' | 'shelf'>,
  target: ArchiveTarget | typeof SHELF,
  location?: string,
): Promise<PackageStore> =>
  target === SHELF ? Promise.resolve(shelf.packages) : media.open(location ?? target.location, target.id);

export const idOfTarget = (target: ArchiveTarget | typeof SHELF): ArchiveTargetId | typeof SHELF =>
  target === SHELF ? SHELF : target.id;
