// The label of a medium that carries archive packages, from what the store knows of them (R102).
import { draftMediaLabel, type LabelledPackage } from '../../../documents/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { archiveDuties } from '../../../policies/index.ts';
import { officeFault } from '../office/faults.ts';
import { schoolPermission } from '../office/school-permission.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';

export interface LabelWish {
  readonly schoolId: string;
  readonly by: PersonId;
  /** Name of the package and the class it is of; each once. */
  readonly packages: readonly { readonly classId: string; readonly name: string }[];
  /** Number of the medium in the school's own count. */
  readonly medium: string;
  /** What kind of medium it is; may be empty. */
  readonly carrier: string;
  readonly copy: { readonly number: number; readonly of: number };
}

/**
 * Packages stand in the order of their classes.
 * @throws Fault `access.notPermitted`, `office.packageUnknown`, `office.labelIncomplete`
 */
export async function printMediaLabel(
  house: Pick<House, 'store' | 'clock' | 'blobs'>,
  wish: LabelWish,
): Promise<Uint8Array> {
  const { store, clock } = house;
  const { schoolId, by, medium, carrier, copy } = wish;
  if (wish.packages.length === 0 || medium.trim() === '' || copy.number > copy.of || copy.number < 1)
    throw officeFault('office.labelIncomplete');
  const printedAt = clock.now();
  const { school, packages } = await store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: printedAt });
    const found = [];
    for (const schoolClass of await view.classes()) {
      const names = wish.packages.flatMap(({ classId, name }) => (classId === schoolClass.id ? [name] : []));
      if (names.length === 0 || schoolClass.schoolId !== schoolId) continue;
      for (const { name, at, records, manifestHash } of await view.packages(schoolClass.id))
        if (names.includes(name)) {
          const { name: className, schoolYear } = schoolClass;
          found.push({ className, schoolYear, name, at, records, manifestHash });
        }
    }
    return { school: (await view.schools()).find(({ id }) => id === schoolId), packages: found };
  });
  const asked = new Set(wish.packages.map(({ classId, name }) => `${classId} ${name}`));
  if (!school || packages.length !== asked.size) throw officeFault('office.packageUnknown');
  const { name, level, province, commune } = school;
  return draftMediaLabel({
    school: { name, level, province, commune },
    medium: medium.trim(),
    carrier: carrier.trim(),
    copy,
    keepUntil: await longestOf(house, schoolId, packages, printedAt),
    packages,
    printedAt,
  });
}

/** Until when the last of them is kept; null for ever. */
async function longestOf(
  house: Pick<House, 'store' | 'clock' | 'blobs'>,
  schoolId: string,
  packages: readonly LabelledPackage[],
  at: Instant,
): Promise<string | null> {
  const untils: string[] = [];
  for (const schoolYear of new Set(packages.map((each) => each.schoolYear))) {
    const inForce = await policyInForce(house, { schoolId, schoolYear, at });
    const until = archiveDuties(inForce?.policy ?? null, schoolYear)[0]?.until ?? null;
    if (until === null) return null;
    untils.push(until);
  }
  return untils.toSorted().at(-1) ?? null;
}
