// Under which title somebody signs who decides for the school.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { capacityOf, holdsAt } from '../access/appointment.ts';
import type { View } from '../ports/unit-of-work.ts';

export async function leaderOf(
  view: View,
  person: PersonId,
  at: Instant,
): Promise<{ readonly name: string; readonly title: string }> {
  const [found] = await view.people([person]);
  const isPrincipal = (await view.appointmentsOf(person)).some(
    (one) => holdsAt(one, at) && capacityOf(one) === 'principal',
  );
  return { name: found?.name ?? person, title: isPrincipal ? 'Hiệu trưởng' : 'Phó Hiệu trưởng' };
}
