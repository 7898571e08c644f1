// Those who work at a school, for naming who was present at something.
import { byVietnameseName } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { holdsAt, type AppointedRole } from '../access/appointment.ts';
import type { House } from '../ports/house.ts';
import type { Person } from '../rows.ts';

const families: ReadonlySet<AppointedRole> = new Set(['parent', 'pupil']);

/** In the order of Vietnamese names, without `by`; nobody for those who do not work there themselves. */
export const colleaguesOf = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { by, schoolId }: { readonly by: PersonId; readonly schoolId: string },
): Promise<readonly Person[]> =>
  store.read(async (view) => {
    const at = clock.now();
    const working = (await view.appointmentsIn(schoolId)).filter(
      (one) => holdsAt(one, at) && !families.has(one.role),
    );
    const ids = new Set(working.map(({ personId }) => personId));
    if (!ids.delete(by)) return [];
    return (await view.people([...ids])).toSorted((a, b) => byVietnameseName(a.name, b.name));
  });
