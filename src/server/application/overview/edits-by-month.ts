// How often marks were changed after they had been entered, month by month: what inspections ask first (R82).
import type { PersonId } from '../../../kernel/index.ts';
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
    const readable = (await view.classes(schoolId)).filter(
      (one) => one.schoolYear === schoolYear && may(held, 'edits.read', classTarget(one), at) !== null,
    );
    if (readable.length === 0) return null;
    const classes = new Set(readable.map(({ id }) => id));
    const months = new Map<string, number>();
    for (const { classId, day, edits } of await view.editsByDay(schoolId, schoolYear)) {
      if (!classes.has(classId)) continue;
      const month = new Date(day * DAY_MS).toISOString().slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + edits);
    }
    return [...months].toSorted().map(([month, edits]) => ({ month, edits }));
  });

const DAY_MS = 24 * 3_600_000;
