// How often marks were changed after they had been entered, month by month: what inspections ask first (R82).
import type { PersonId } from '../../../kernel/index.ts';
import { dayAt } from '../../../policies/index.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { House } from '../ports/house.ts';

export interface MonthOfEdits {
  /** `2026-11`. */
  readonly month: string;
  readonly edits: number;
}

/** By month, from the first to the last with an edit; null for those who may not read the edit logs of any class. */
export const editsByMonth = (
  house: Pick<House, 'store' | 'clock'>,
  {
    schoolId,
    schoolYear,
    by,
  }: { readonly schoolId: string; readonly schoolYear: string; readonly by: PersonId },
): Promise<readonly MonthOfEdits[] | null> =>
  house.store.read(async (view) => {
    const held = await view.appointmentsOf(by);
    const at = house.clock.now();
    const classes = (await view.classes()).filter(
      (one) =>
        one.schoolId === schoolId &&
        one.schoolYear === schoolYear &&
        may(held, 'edits.read', classTarget(one), at) !== null,
    );
    if (classes.length === 0) return null;
    const months = new Map<string, number>();
    for (const { id } of classes)
      for (const change of await view.scoreChanges(id))
        if (change.before !== null) {
          const month = dayAt(change.at).slice(0, 7);
          months.set(month, (months.get(month) ?? 0) + 1);
        }
    return [...months].toSorted().map(([month, edits]) => ({ month, edits }));
  });
