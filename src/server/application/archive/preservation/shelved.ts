// The packages of a school as the store knows them, with where each stands on the shelf and on every medium.
import type { ShelvedPackage } from '../../ports/archive-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { fileName } from '../file-names.ts';

/** Oldest first within each class; without those that an order of disposal took. */
export async function shelvedPackages(view: View, schoolId: string): Promise<readonly ShelvedPackage[]> {
  const gone = await disposedOf(view, schoolId);
  return (await everyPackage(view, schoolId)).filter((one) => !gone.has(`${one.classId}/${one.name}`));
}

/** `{classId}/{name}` of packages that an order names which is carried out. */
async function disposedOf(view: View, schoolId: string): Promise<ReadonlySet<string>> {
  const orders = (await view.disposalOrders(schoolId)).filter(({ execution }) => execution !== null);
  const items = orders.flatMap((order) => order.items).filter(({ kind }) => kind === 'package');
  return new Set(items.map(({ classId, name }) => `${classId}/${name}`));
}

/** Ordered to be destroyed, and not yet gone from this place. */
export async function stillLeaving(
  view: View,
  schoolId: string,
  place: string,
): Promise<readonly ShelvedPackage[]> {
  const going = await disposedOf(view, schoolId);
  const deeds = (await view.disposalDeeds(schoolId)).filter((deed) => deed.place === place);
  const gone = new Set(deeds.map(({ classId, name }) => `${classId}/${name}`));
  return (await everyPackage(view, schoolId)).filter(({ classId, name }) => {
    const key = `${classId}/${name}`;
    return going.has(key) && !gone.has(key);
  });
}

async function everyPackage(view: View, schoolId: string): Promise<readonly ShelvedPackage[]> {
  const school = (await view.schools()).find(({ id }) => id === schoolId);
  const found: ShelvedPackage[] = [];
  for (const { id, name, schoolYear, schoolId: of } of await view.classes()) {
    if (of !== schoolId || !school) continue;
    const shelf = [school.name, schoolYear, name].map(fileName).join('/');
    for (const each of await view.packages(id)) found.push({ ...each, address: `${shelf}/${each.name}` });
  }
  return found;
}
