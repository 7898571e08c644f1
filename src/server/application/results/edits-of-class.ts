// Nhật ký sửa điểm: the edits of a class in a period, with the names and numbers people know them by (R82, R84).
import { editLog, editStatistics } from '../../../assessment/index.ts';
import type { EditLogPeriod, EditLogRow, EditStatistics } from '../../../assessment/index.ts';
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import { scoreEdits } from './score-edits.ts';

export interface EditsAsked extends EditLogPeriod {
  readonly classId: ClassId;
  readonly by: PersonId;
}

export interface EditsOfClass {
  readonly rows: readonly EditLogRow[];
  readonly statistics: EditStatistics;
}

/** @throws Fault `class.unknown`, `access.notPermitted`, `blob.*` */
export async function editsOfClass(
  house: House,
  { classId, by, from, until }: EditsAsked,
): Promise<EditsOfClass> {
  const at = house.clock.now();
  const schoolClass = await house.store.read(async (view) => {
    const found = await view.schoolClass(classId);
    if (!found) throw applicationFault('class.unknown', { class: classId });
    await permission(view, { person: by, action: 'edits.read', target: classTarget(found), at });
    return found;
  });
  const rows = editLog(await scoreEdits(house, schoolClass), { from, until });
  return { rows, statistics: editStatistics(rows) };
}
