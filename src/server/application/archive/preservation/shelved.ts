// The packages of a school as the store knows them, with where each stands on the shelf and on every medium.
import type { ShelvedPackage } from '../../ports/archive-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { fileName } from '../file-names.ts';

/** Oldest first within each class. */
export async function shelvedPackages(view: View, schoolId: string): Promise<readonly ShelvedPackage[]> {
  const school = (await view.schools()).find(({ id }) => id === schoolId);
  const found: ShelvedPackage[] = [];
  for (const { id, name, schoolYear, schoolId: of } of await view.classes()) {
    if (of !== schoolId || !school) continue;
    const shelf = [school.name, schoolYear, name].map(fileName).join('/');
    for (const each of await view.packages(id)) found.push({ ...each, address: `${shelf}/${each.name}` });
  }
  return found;
}
