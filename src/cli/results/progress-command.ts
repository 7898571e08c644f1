// giaplai progress: how far entry is and what is late, by sheet, teacher, class or department.
import type { Term } from '../../assessment/index.ts';
import {
  type ClassSheetProgress,
  type EntryProgress,
  entryProgress,
  findPerson,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { dim, green, print, red, table } from '../screen.ts';
import { statedMoment } from '../verify-moment.ts';

export interface ProgressCommand {
  readonly year: string;
  readonly school?: string;
  readonly term?: Term;
  readonly by: 'sheet' | 'teacher' | 'class' | 'department';
  readonly at?: string;
  readonly as: string;
}

/** Exit status: 0, or 1 when something is late. */
export function showProgress(
  home: Home,
  { year, school, term, by, at, as }: ProgressCommand,
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    const { id: schoolId } = await chosenSchool(house, school);
    const { id: person } = await findPerson(house, { id: schoolId }, as);
    const progress = await entryProgress(house, {
      schoolId,
      schoolYear: year,
      by: person,
      ...(term !== undefined && { term }),
      ...(at !== undefined && { at: statedMoment(at) }),
    });
    const lines = by === 'sheet' ? progress.sheets.map(sheetLine) : groups[by](progress).map(groupLine);
    for (const line of table(lines)) print(line);
    return progress.sheets.some(({ late }) => late > 0) ? 1 : 0;
  });
}

const groups = {
  teacher: (progress: EntryProgress) => progress.byTeacher,
  class: (progress: EntryProgress) => progress.byClass,
  department: (progress: EntryProgress) => progress.byDepartment,
} as const;

const sheetLine = (sheet: ClassSheetProgress): readonly string[] => [
  sheet.className,
  sheet.term,
  sheet.subject ?? 'rèn luyện / conduct',
  sheet.teacher,
  counted(sheet),
  lateness(sheet),
];

const groupLine = (group: EntryProgress['byTeacher'][number]): readonly string[] => [
  group.name,
  counted(group),
  lateness(group),
  group.inTimePercent === null ? '' : dim(`${group.inTimePercent} % đúng hạn / in time`),
];

const counted = ({ entered, required }: { readonly entered: number; readonly required: number }): string =>
  `${entered}/${required}`;

const lateness = ({ late }: { readonly late: number }): string =>
  late > 0 ? red(`trễ ${late} / late`) : green('đúng hạn / on time');
