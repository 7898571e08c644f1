// Progress and timeliness of entry, as leaders inspect it: by sheet, teacher, class and department (R35–R37, R52–R54).
import {
  conductProgress,
  subjectProgress,
  terms,
  timeliness,
  timelinessByClass,
} from '../../../assessment/index.ts';
import type {
  ClassBook,
  EntryDays,
  SheetProgress,
  Term,
  Timeliness,
  TimelinessGroup,
} from '../../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { examDay, lastWeekOf, middleWeekOf, rulesOf, schoolCalendar } from '../../../policies/index.ts';
import type { SchoolCalendar } from '../../../policies/index.ts';
import type { Appointment } from '../access/appointment.ts';
import { holdsAt } from '../access/appointment.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { nameOf } from '../classes/assignments.ts';
import { readBook } from '../classes/class-books.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import type { TestDay } from '../ports/test-days-store.ts';
import { pathOf } from './cell-key.ts';
import { columnNamed } from './test-days.ts';

export interface ProgressAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly by: PersonId;
  /** The whole year's when left out. */
  readonly term?: Term;
  /** All of the year that may be looked into when left out. */
  readonly classId?: ClassId;
  /** As it is due at that moment, by what is entered now and the policy of now; now when left out. */
  readonly at?: Instant;
}

export interface ClassSheetProgress extends SheetProgress {
  readonly classId: ClassId;
  /** As the class book has it; null for conduct. */
  readonly subjectName: string | null;
}

export interface EntryProgress {
  readonly at: Instant;
  readonly sheets: readonly ClassSheetProgress[];
  readonly byTeacher: readonly Timeliness[];
  readonly byClass: readonly Timeliness[];
  /** By the person who heads it; a subject two people head counts with both. */
  readonly byDepartment: readonly Timeliness[];
}

/**
 * Only sheets whoever asks may see the progress of: their own, those of their class or department, or all.
 * @throws Fault `access.notPermitted` when there is none, `blob.*`
 */
export async function entryProgress(house: House, asked: ProgressAsked): Promise<EntryProgress> {
  const { schoolId, schoolYear, by, classId } = asked;
  const now = house.clock.now();
  const at = asked.at ?? now;
  const { classes, held, heads } = await house.store.read(async (view) => {
    const all = await view.appointmentsIn(schoolId);
    const heading = all.filter((one) => one.role === 'departmentHead' && holdsAt(one, now));
    const people = await view.people(heading.map(({ personId }) => personId));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      classes: (await view.classes()).filter(
        (one) => one.schoolId === schoolId && one.schoolYear === schoolYear,
      ),
      held: all.filter(({ personId }) => personId === by),
      heads: heading.map((one) => ({ ...one, name: names.get(one.personId) ?? one.personId })),
    };
  });
  const policy = (await policyInForce(house, { schoolId, schoolYear, at: now }))?.policy ?? null;
  const calendar = schoolCalendar(policy, schoolYear);
  const rules = rulesOf(policy).scoreEntry;
  const sheets: ClassSheetProgress[] = [];
  for (const schoolClass of classes.filter(({ id }) => classId === undefined || id === classId)) {
    const reach = (subject: string | null, term: Term) => maySee(held, schoolClass, subject, term, now);
    const wanted = asked.term === undefined ? terms : [asked.term];
    sheets.push(...(await ofClass(house, schoolClass, wanted, { at, rules, calendar, reach })));
  }
  if (sheets.length === 0) throw accessFault('access.notPermitted', { action: 'progress.read' });
  return {
    at,
    sheets,
    byTeacher: timeliness(sheets, ({ teacher }) => [{ key: nameOf(teacher), name: nameOf(teacher) }]),
    byClass: timelinessByClass(sheets),
    byDepartment: timeliness(sheets, (sheet) => departmentsOf(sheet, heads)),
  };
}

/** All of a class, for what looks after everybody. @throws Fault `blob.*` */
export async function sheetsOfClass(
  house: House,
  schoolClass: SchoolClass,
  at: Instant,
): Promise<readonly ClassSheetProgress[]> {
  const { schoolId, schoolYear } = schoolClass;
  const policy = (await policyInForce(house, { schoolId, schoolYear, at }))?.policy ?? null;
  const calendar = schoolCalendar(policy, schoolYear);
  return ofClass(house, schoolClass, terms, {
    at,
    rules: rulesOf(policy).scoreEntry,
    calendar,
    reach: () => true,
  });
}

interface Looking {
  readonly at: Instant;
  readonly rules: ReturnType<typeof rulesOf>['scoreEntry'];
  readonly calendar: SchoolCalendar;
  readonly reach: (subject: string | null, term: Term) => boolean;
}

async function ofClass(
  house: House,
  schoolClass: SchoolClass,
  wanted: readonly Term[],
  { at, rules, calendar, reach }: Looking,
): Promise<readonly ClassSheetProgress[]> {
  const book: ClassBook = await readBook(house, schoolClass);
  const entered = await enteredTimes(house, schoolClass);
  const stated = await house.store.read((view) => view.testDays(schoolClass.id));
  const sheets = wanted.flatMap((term) => {
    const ofTerm = daysOf(calendar, term);
    const moment = { at, rules, days: ofTerm, enteredAt: (path: string) => entered.get(path) ?? null };
    return [
      ...book.subjects
        .filter(({ code }) => reach(code, term))
        .map((subject) => {
          const days = withStated(
            ofTerm,
            stated.filter((day) => day.term === term && day.subject === subject.code),
          );
          return subjectProgress(book, subject, term, { ...moment, days });
        }),
      ...(reach(null, term) ? [conductProgress(book, term, moment)] : []),
    ];
  });
  const names = new Map(book.subjects.map(({ code, name }) => [code, name]));
  return sheets.map((sheet) => ({
    ...sheet,
    classId: schoolClass.id,
    subjectName: sheet.subject === null ? null : (names.get(sheet.subject) ?? sheet.subject),
  }));
}

/** When the value that stands came in; of what stands as first imported, when that was. */
const enteredTimes = (house: House, { id }: SchoolClass): Promise<ReadonlyMap<string, Instant>> =>
  house.store.read(async (view) => {
    const times = new Map((await view.scoreChanges(id)).map((line) => [line.id, line.at]));
    const first = (await view.resultBook(id))?.at;
    const cells = await view.cells(id);
    return new Map(
      cells.flatMap((cell) => {
        const at = cell.change === 0 ? first : times.get(cell.change);
        return cell.value === null || at === undefined ? [] : [[pathOf(cell), at]];
      }),
    );
  });

/** The day a teacher stated counts before the one the calendar gives. */
const withStated = (days: EntryDays, stated: readonly TestDay[]): EntryDays => ({
  ...days,
  tests: [
    ...stated.flatMap(({ column: name, on }) => {
      const column = columnNamed(name);
      return column === null || on === null ? [] : [{ column, on }];
    }),
    ...(days.tests ?? []),
  ],
});

/** Tests are taken as held on the days the calendar gives: the middle of the term, and its examination. */
function daysOf(calendar: SchoolCalendar, term: Term): EntryDays {
  const endOf = (week: number) => calendar.weeks[week - 1]?.to ?? null;
  const exam = examDay(calendar, term);
  return {
    midterm: endOf(middleWeekOf(calendar, term)),
    termEnd: endOf(lastWeekOf(calendar, term)),
    tests: exam === undefined ? [] : [{ column: { kind: 'final' }, on: exam }],
  };
}

function maySee(
  held: readonly Appointment[],
  schoolClass: SchoolClass,
  subject: string | null,
  term: Term,
  now: Instant,
): boolean {
  const target = { ...classTarget(schoolClass), term, ...(subject !== null && { subject }) };
  return may(held, 'progress.read', target, now) !== null;
}

const departmentsOf = (
  { subject }: ClassSheetProgress,
  heads: readonly (Appointment & { readonly name: string })[],
): readonly TimelinessGroup[] =>
  subject === null
    ? []
    : heads
        .filter(({ scope }) => scope.subjects?.includes(subject))
        .map(({ personId, name }) => ({ key: personId, name }));
