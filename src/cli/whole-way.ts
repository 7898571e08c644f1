// One bar for everything the demo still has to do, where each gesture by itself would begin again at one.
import type { ClassId } from '../kernel/index.ts';
import type { AtSchool } from './at-school.ts';
import type { ProgressBar } from './progress-bar.ts';

/** Counts documents of all gestures together; a resumed demo starts from what is left. */
export async function wholeWay(school: AtSchool, classes: readonly ClassId[]): Promise<ProgressBar> {
  let left = 0;
  for (const classId of classes) left += await stepsLeft(school, classId);
  let done = 0;
  return {
    show: (_done, _total, what) => school.bar.show(++done, Math.max(done, left), what),
    end: school.bar.end,
  };
}

/** Drafting, certification, each teacher, homeroom teacher, principal, seal and archive timestamp, less what a record has behind it. */
async function stepsLeft({ house }: AtSchool, classId: ClassId): Promise<number> {
  const records = await house.store.read((view) => view.recordsOf(classId));
  return records.reduce((sum, { snapshot: { state, context } }) => {
    if (state === 'archived' || state === 'withdrawn') return sum;
    const whole = context.assignments.subjectTeachers.length + 6;
    const { document, signatures } = context;
    const behind = signatures.length + (document === null ? 0 : 1) + (document?.certified === true ? 1 : 0);
    return sum + whole - behind;
  }, 0);
}
