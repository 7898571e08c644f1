// Once a month teachers are reminded of what they have not entered yet, and homeroom teachers of attendance and
// assessment (R118).
import { toIso, type Instant, type PersonId } from '../../../kernel/index.ts';
import { dayAt, schoolYearOf } from '../../../policies/index.ts';
import { holdsAt, type Appointment } from '../access/appointment.ts';
import { covers } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { NewNotice } from '../ports/notices-store.ts';
import { sheetsOfClass, type ClassSheetProgress } from '../results/progress.ts';
import type { SchoolClass } from '../rows.ts';
import { postOf, reminderTo } from './post.ts';
import { taskOfMonth } from './reminder-templates.ts';
import type { NoticesWritten } from './write-digests.ts';

const READER = 'monthlyReminders';
/** There are no lessons in summer. */
const months: ReadonlySet<string> = new Set(['09', '10', '11', '12', '01', '02', '03', '04', '05']);

/** The first look in a month tells everybody; each class is read for itself, so that others get their turn in between. */
export async function writeMonthlyReminders(house: House): Promise<NoticesWritten> {
  const at = house.clock.now();
  const month = toIso(at).slice(0, 7);
  const number = Number(month.replace('-', ''));
  const nothing: NoticesWritten = { written: 0, unreachable: [] };
  if (!months.has(month.slice(5))) return nothing;
  const { told, classes } = await house.store.read(async (view) => ({
    told: await view.cursor(READER),
    classes: (await view.classes()).filter(({ schoolYear }) => schoolYear === schoolYearOf(dayAt(at))),
  }));
  if ((told ?? 0) >= number || classes.length === 0) return nothing;
  const tasks = new Map<PersonId, Task[]>();
  for (const schoolClass of classes) {
    const sheets = await sheetsOfClass(house, schoolClass, at);
    const held = await house.store.read((view) => view.appointmentsIn(schoolClass.schoolId));
    for (const [person, task] of tasksIn(schoolClass, sheets, held, at))
      tasks.set(person, [...(tasks.get(person) ?? []), task]);
  }
  return house.store.write(async (transaction) => {
    const post = await postOf(transaction);
    const notices: NewNotice[] = [];
    const unreachable: PersonId[] = [];
    for (const [person, mine] of tasks) {
      const contact = post.contactOf(person);
      if (contact === null) unreachable.push(person);
      else if (contact.digests === 'all' || mine.some(({ late }) => late > 0)) {
        const lines = mine.map(({ schoolClass: { name, schoolYear }, duty, late }) => ({
          class: name,
          year: schoolYear,
          task: taskOfMonth[contact.language][duty],
          late,
        }));
        const occasion = `monthlyEntry/${person}/${month}`;
        notices.push(reminderTo(post, { kind: 'monthlyEntry', contact, occasion, lines, at }));
      }
    }
    await transaction.moveCursor(READER, number);
    return { written: await transaction.addNotices(notices), unreachable };
  });
}

type Duty = 'subject' | 'homeroom';

interface Task {
  readonly schoolClass: SchoolClass;
  readonly duty: Duty;
  /** Cells that are empty and past their day. */
  readonly late: number;
}

/** A homeroom teacher always has something to see to; a subject teacher who is up to date is left in peace. */
function tasksIn(
  schoolClass: SchoolClass,
  sheets: readonly ClassSheetProgress[],
  appointments: readonly Appointment[],
  at: Instant,
): readonly (readonly [PersonId, Task])[] {
  const late = new Map<string, { readonly person: PersonId; readonly duty: Duty; late: number }>();
  const add = (person: PersonId, duty: Duty, cells: number) => {
    const key = `${person} ${duty}`;
    const known = late.get(key) ?? { person, duty, late: 0 };
    late.set(key, { ...known, late: known.late + cells });
  };
  const target = classTarget(schoolClass);
  const held = appointments.filter((one) => holdsAt(one, at) && one.scope.classes?.includes(schoolClass.id));
  for (const { personId, role } of held) if (role === 'homeroomTeacher') add(personId, 'homeroom', 0);
  for (const { subject, term, late: cells } of sheets) {
    if (cells === 0) continue;
    const role = subject === null ? 'homeroomTeacher' : 'subjectTeacher';
    const sheet = { ...target, term, ...(subject !== null && { subject }) };
    for (const { personId, scope, role: own } of held)
      if (own === role && covers(scope, sheet, subject === null ? ['subjects'] : []))
        add(personId, subject === null ? 'homeroom' : 'subject', cells);
  }
  return [...late.values()].map(({ person, ...task }) => [person, { schoolClass, ...task }] as const);
}
