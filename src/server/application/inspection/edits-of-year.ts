// Edits of a school year by person and direction, over the classes whose edits somebody may read (R82, R84).
import {
  editLog,
  editStatistics,
  withoutFirstEntries,
  type EditLogRow,
  type EditStatistics,
} from '../../../assessment/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import { scoreEdits } from '../results/score-edits.ts';

/** Up to this moment; what was entered for the first time is no edit. @throws Fault `access.notPermitted`, `blob.*` */
export async function editsOfYear(
  house: House,
  {
    schoolId,
    schoolYear,
    by,
  }: { readonly schoolId: string; readonly schoolYear: string; readonly by: PersonId },
): Promise<EditStatistics> {
  const until = house.clock.now();
  const readable = await house.store.read(async (view) => {
    const held = await view.appointmentsOf(by);
    const classes = (await view.classes(schoolId)).filter((one) => one.schoolYear === schoolYear);
    const mine = classes.filter((one) => may(held, 'edits.read', classTarget(one), until) !== null);
    if (mine.length < classes.length && mine.length === 0)
      throw accessFault('access.notPermitted', { action: 'edits.read' });
    return mine;
  });
  const lines: EditLogRow[] = [];
  for (const one of readable)
    lines.push(...editLog(await scoreEdits(house, one), { from: 0 as Instant, until }));
  return editStatistics(withoutFirstEntries(lines));
}
