// Progress and timeliness of entry, as leaders inspect it: by sheet, teacher, class and department (R35–R37, R52–R54).
import {
  conductProgress,
  progressAt,
  subjectProgress,
  terms,
  timeliness,
  timelinessByClass,
} from '../../../assessment/index.ts';
import type {
  SheetCounts,
  SheetProgress,
  Term,
  Timeliness,
  TimelinessGroup,
} from '../../../assessment/index.ts';
import { groupBy } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { Appointment } from '../access/appointment.ts';
import { holdsAt } from '../access/appointment.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { nameOf } from '../classes/assignments.ts';
import { readBook } from '../classes/class-books.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { cellDates, enteredTimes, yearRules } from './entry-dates.ts';
import { sheetStandings } from './sheet-standings.ts';

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

export interface ClassSheetProgress extends SheetCounts {
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
  const { schoolId, schoolYear } = asked;
  const now = house.clock.now();
  const at = asked.at ?? now;
  const { classes, held, heads, revisions, stated } = await house.store.read((view) =>
    yearSeen(view, asked, now),
  );
  const inForce = await policyInForce(house, { schoolId, schoolYear, at: now });
  const year = {
    ...yearRules(inForce?.policy ?? null, schoolYear),
    policyHash: inForce?.adopted.hash ?? null,
  };
  const sheets: ClassSheetProgress[] = [];
  for (const schoolClass of classes) {
    const revision = revisions.get(schoolClass.id);
    if (!revision || !mayReach(held, schoolClass, now)) continue;
    const days = stated.get(schoolClass.id) ?? [];
    for (const sheet of await sheetStandings(house, { schoolClass, revision, year, stated: days })) {
      const { term, subject, classId, subjectName } = sheet;
      if (asked.term !== undefined && asked.term !== term) continue;
      if (maySee(held, schoolClass, subject, term, now))
        sheets.push({ ...progressAt(sheet, at), classId, subjectName });
    }
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

async function yearSeen(view: View, { schoolId, schoolYear, by, classId }: ProgressAsked, now: Instant) {
  const all = await view.appointmentsIn(schoolId);
  const heading = all.filter((one) => one.role === 'departmentHead' && holdsAt(one, now));
  const people = await view.people(heading.map(({ personId }) => personId));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const revisions = await view.bookRevisions(schoolId, schoolYear);
  return {
    classes: (await view.classes(schoolId)).filter(
      (one) => one.schoolYear === schoolYear && (classId === undefined || one.id === classId),
    ),
    held: all.filter(({ personId }) => personId === by),
    heads: heading.map((one) => ({ ...one, name: names.get(one.personId) ?? one.personId })),
    revisions: new Map(revisions.map((one) => [one.classId, one])),
    stated: groupBy(await view.testDaysOfYear(schoolId, schoolYear), (day) => day.classId),
  };
}

export interface SheetInFull extends ClassSheetProgress, SheetProgress {}

/** All of a class, cell by cell, for what looks after everybody. @throws Fault `blob.*` */
export async function sheetsOfClass(
  house: House,
  schoolClass: SchoolClass,
  at: Instant,
): Promise<readonly SheetInFull[]> {
  const { id, schoolYear } = schoolClass;
  const policy = (await policyInForce(house, { ...schoolClass, at }))?.policy ?? null;
  const year = yearRules(policy, schoolYear);
  const book = await readBook(house, schoolClass);
  const { times, stated } = await house.store.read(async (view) => ({
    times: await enteredTimes(view, id),
    stated: await view.testDays(id),
  }));
  return terms.flatMap((term) => [
    ...book.subjects.map((subject) => ({
      ...subjectProgress(book, subject, term, {
        at,
        ...cellDates(year, { term, subject: subject.code }, stated, times),
      }),
      classId: id,
      subjectName: subject.name,
    })),
    {
      ...conductProgress(book, term, { at, ...cellDates(year, { term, subject: null }, stated, times) }),
      classId: id,
      subjectName: null,
    },
  ]);
}

/**
 * False where no sheet of the class may be seen. Appointments know of subjects only by the codes they name: where none
 * of these is let in, nor a subject none of them names, nobody's is.
 */
const mayReach = (held: readonly Appointment[], schoolClass: SchoolClass, now: Instant): boolean =>
  [null, '', ...held.flatMap(({ scope }) => scope.subjects ?? [])].some((subject) =>
    terms.some((term) => maySee(held, schoolClass, subject, term, now)),
  );

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
