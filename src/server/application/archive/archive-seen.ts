// The archive as the office looks at it: how far each class of a year is, and every package that was made of it.
import type { PersonId } from '../../../kernel/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { schoolPermission } from '../office/school-permission.ts';
import { classOverviews } from '../overview/class-overviews.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { ArchivedPackage, SchoolClass } from '../rows.ts';

export interface ArchiveAsked {
  readonly schoolId: string;
  readonly by: PersonId;
  /** The newest there is when left out, or none of theirs. */
  readonly schoolYear?: string;
}

export interface PackageSeen extends ArchivedPackage {
  readonly schoolClass: SchoolClass;
  /** Null where the journal does not tell. */
  readonly madeBy: { readonly id: PersonId; readonly name: string } | null;
}

export interface ClassInArchive {
  readonly schoolClass: SchoolClass;
  /** Records in all, of these locked and in no package yet, and in a package. */
  readonly records: number;
  readonly waiting: number;
  readonly archived: number;
  readonly mayPack: boolean;
}

export interface ArchiveSeen {
  /** Newest first. */
  readonly years: readonly string[];
  readonly schoolYear: string;
  readonly classes: readonly ClassInArchive[];
  /** Newest first. */
  readonly packages: readonly PackageSeen[];
}

/** @throws Fault `access.notPermitted` */
export async function archiveSeen(
  house: Pick<House, 'store' | 'clock'>,
  asked: ArchiveAsked,
): Promise<ArchiveSeen> {
  const { schoolId, by } = asked;
  const at = house.clock.now();
  const held = await house.store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at });
    return view.appointmentsOf(by);
  });
  const { years, schoolYear, classes } = await classOverviews(house, asked);
  const packages = await house.store.read(async (view) => {
    const found: PackageSeen[] = [];
    for (const { schoolClass } of classes)
      for (const each of await view.packages(schoolClass.id))
        found.push({ ...each, schoolClass, madeBy: await maker(view, each) });
    return found;
  });
  return {
    years,
    schoolYear,
    classes: classes.map(({ schoolClass, byState, records }) => {
      const count = (state: RecordState) => byState.get(state) ?? 0;
      return {
        schoolClass,
        records: records - count('withdrawn'),
        waiting: count('locked'),
        archived: count('archived'),
        mayPack: may(held, 'record.archived', { ...classTarget(schoolClass), state: 'locked' }, at) !== null,
      };
    }),
    packages: packages.toSorted((one, other) => other.at - one.at),
  };
}

/** The journal of any record inside says who put it there. */
async function maker(view: View, { classId, name }: ArchivedPackage): Promise<PackageSeen['madeBy']> {
  const inside = (await view.recordsOf(classId)).find(({ snapshot }) =>
    snapshot.context.packages.includes(name),
  );
  if (!inside) return null;
  const entry = (await view.journalOfRecord(inside.id)).find(
    (each) => each.event.type === 'record.archived' && (each.event as { package?: string }).package === name,
  );
  const id = entry?.actor.replace(/^person:/, '') as PersonId | undefined;
  const [person] = id === undefined ? [] : await view.people([id]);
  return person ? { id: person.id, name: person.name } : null;
}
