// The year that ends, as carrying over reads it: each class, each pupil's final result, who still works at the school.
import type { ClassBook, PupilEntry, PupilResult } from '../../../assessment/index.ts';
import type { ClassId, Instant } from '../../../kernel/index.ts';
import { byVietnameseWord } from '../../../kernel/index.ts';
import { nameOf } from '../classes/assignments.ts';
import { holdsAt } from '../access/appointment.ts';
import { readBook } from '../classes/class-books.ts';
import type { House } from '../ports/house.ts';
import type { BookRevision } from '../ports/results-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { decided } from '../summer/class-lists.ts';
import { classInSummer, closedIn, pupilsInSummer } from '../summer/standing.ts';
import type { SchoolClass } from '../rows.ts';

export interface PupilOfLastYear {
  readonly entry: PupilEntry;
  readonly result: PupilResult;
  /** As the circular words it, decisions of the summer included; null while something is missing. */
  readonly promotion: string | null;
  readonly outcome: 'up' | 'stays' | 'summer' | 'unknown';
  /** The transcript is sealed. */
  readonly closed: boolean;
}

export interface ClassOfLastYear {
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly pupils: readonly PupilOfLastYear[];
  /** Codes and names of those who left during the year. */
  readonly left: readonly { readonly code: string; readonly name: string }[];
}

export interface ClassOfNewYear {
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
}

export interface TwoYears {
  readonly last: readonly ClassOfLastYear[];
  readonly next: readonly ClassOfNewYear[];
  /** What the marks of the last year were when they were read. */
  readonly revisions: readonly BookRevision[];
  /** Names of those with an appointment in force; everybody who was never appointed counts, too. */
  readonly present: ReadonlySet<string>;
  /** Names of people of the school who are not among them. */
  readonly gone: ReadonlySet<string>;
}

/** @throws Fault `blob.*` */
export async function readTwoYears(
  house: House,
  {
    schoolId,
    fromYear,
    toYear,
  }: { readonly schoolId: string; readonly fromYear: string; readonly toYear: string },
  at: Instant,
): Promise<TwoYears> {
  const { classes, people, revisions } = await house.store.read(async (view) => ({
    classes: await view.classes(schoolId),
    people: await workingAt(view, schoolId, at),
    revisions: await view.bookRevisions(schoolId, fromYear),
  }));
  const ofYear = (year: string) =>
    classes
      .filter(({ schoolYear }) => schoolYear === year)
      .toSorted((a, b) => a.grade - b.grade || byVietnameseWord(a.name, b.name));
  const last: ClassOfLastYear[] = [];
  for (const { id } of ofYear(fromYear)) last.push(await classOfLastYear(house, id));
  const next: ClassOfNewYear[] = [];
  for (const schoolClass of ofYear(toYear))
    next.push({ schoolClass, book: await readBook(house, schoolClass) });
  return { last, next, revisions, ...people };
}

/** @throws Fault `class.unknown`, `blob.*` */
export async function classOfLastYear(house: House, id: ClassId): Promise<ClassOfLastYear> {
  const found = await classInSummer(house, id);
  const { book, schoolClass, records } = found;
  const closed = closedIn(found);
  const inBook = new Set(book.pupils.map(({ code }) => code));
  return {
    schoolClass,
    book,
    pupils: pupilsInSummer(found).map(({ entry, result, page, work }): PupilOfLastYear => {
      const promotion = page ? decided(page.promotion, book.regime) : result.promotion;
      const plain = page?.promotion ?? result.promotion;
      const outcome =
        plain === null
          ? 'unknown'
          : plain === UP
            ? 'up'
            : plain === STAYS
              ? 'stays'
              : work
                ? 'summer'
                : 'unknown';
      return { entry, result, promotion, outcome, closed: closed.has(entry.code) };
    }),
    left: records
      .filter(
        ({ kind, key, snapshot }) =>
          kind === 'transcript' && snapshot.state === 'withdrawn' && !inBook.has(key),
      )
      .map(({ key, title }) => ({ code: key, name: title })),
  };
}

const UP = 'Được lên lớp';
const STAYS = 'Không được lên lớp';

async function workingAt(
  view: View,
  schoolId: string,
  at: Instant,
): Promise<Pick<TwoYears, 'present' | 'gone'>> {
  const appointments = await view.appointmentsIn(schoolId);
  const held = new Set(appointments.filter((one) => holdsAt(one, at)).map(({ personId }) => personId));
  const ever = new Set(appointments.map(({ personId }) => personId));
  const families = new Set(
    appointments.filter(({ role }) => role === 'parent' || role === 'pupil').map(({ personId }) => personId),
  );
  const people = (await view.people()).filter(
    (person) => person.schoolId === schoolId && !families.has(person.id),
  );
  const works = (id: (typeof people)[number]['id']) => held.has(id) || !ever.has(id);
  return {
    present: new Set(people.filter(({ id }) => works(id)).map(({ name }) => name)),
    gone: new Set(people.filter(({ id }) => !works(id)).map(({ name }) => name)),
  };
}

/** Null for whoever left, and for nobody. */
export const whoWorks = (
  name: string | null | undefined,
  { present }: Pick<TwoYears, 'present'>,
): string | null => (name !== undefined && name !== null && present.has(nameOf(name)) ? nameOf(name) : null);
