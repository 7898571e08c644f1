// Whoever teaches a subject states when its tests were held: marks are due so many days later (R35, R37).
import type { Column, SubjectCode, Term } from '../../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { beginningOf, boundsOf, isDate, type IsoDate } from '../../../policies/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { readBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { TestDay } from '../ports/test-days-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { MOST_REGULAR } from './cell-values.ts';
import { resultsFault } from './faults.ts';

export interface TestDaysAsked {
  readonly classId: ClassId;
  readonly subject: SubjectCode;
  readonly term: Term;
  readonly by: PersonId;
}

export interface TestDaysStated extends TestDaysAsked {
  /** Each column at most once; null takes a day back. */
  readonly days: readonly { readonly column: string; readonly on: IsoDate | null }[];
}

/** Of one subject in one term. @throws Fault `class.unknown`, `access.notPermitted` */
export const readTestDays = (house: House, asked: TestDaysAsked): Promise<readonly TestDay[]> =>
  house.store.read(async (view) => {
    await classAllowing(view, asked, 'results.read', house.clock.now());
    return daysOfSheet(view, asked);
  });

/**
 * All or nothing; what stands already is left out. What was stated before stays in the journal.
 * @returns the days of the sheet as they are now
 * @throws Fault `class.unknown`, `access.notPermitted`, `results.testColumnUnknown`, `results.testDayUnfit`, `blob.*`
 */
export async function stateTestDays(house: House, stated: TestDaysStated): Promise<readonly TestDay[]> {
  const { classId, subject, term, by, days } = stated;
  const at = house.clock.now();
  const schoolClass = await house.store.read((view) => classAllowing(view, stated, 'testDays.stated', at));
  const { subjects } = await readBook(house, schoolClass);
  if (!subjects.some(({ code }) => code === subject))
    throw resultsFault('results.testColumnUnknown', { column: `${term}/${subject}` });
  const columns = new Set<string>();
  for (const { column, on } of days) {
    if (columnNamed(column) === null || columns.has(column))
      throw resultsFault('results.testColumnUnknown', { column: `${term}/${subject}/${column}` });
    columns.add(column);
    if (on !== null && !isOfYear(on, schoolClass)) throw unfit(column, on);
  }
  return house.store.write(async (transaction) => {
    const ground = await permission(transaction, wishOf(schoolClass, stated, 'testDays.stated', at));
    const before = new Map((await daysOfSheet(transaction, stated)).map(({ column, on }) => [column, on]));
    const first = await firstMarks(transaction, stated);
    const changed = days.filter(({ column, on }) => (before.get(column) ?? null) !== on);
    for (const { column, on } of changed)
      if (on !== null && beginningOf(on) > (first.get(column) ?? Infinity)) throw unfit(column, on);
    if (changed.length === 0) return daysOfSheet(transaction, stated);
    await transaction.addTestDays(
      changed.map((day) => ({ ...day, classId, subject, term, statedBy: by, statedAt: at })),
    );
    const told = changed.map(({ column, on }) => ({ column, before: before.get(column) ?? null, after: on }));
    const event = { type: 'testDays.stated', by, class: classId, subject, term, days: told };
    const permitted = { ...event, permission: `appointment:${ground.id}` };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event: permitted }]);
    return daysOfSheet(transaction, stated);
  });
}

/** Null for what no test can be entered in. */
export function columnNamed(name: string): Column | null {
  if (name === 'midterm' || name === 'final') return { kind: name };
  const [, index] = /^regular\/(0|[1-9]\d?)$/.exec(name) ?? [];
  return index === undefined || Number(index) >= MOST_REGULAR
    ? null
    : { kind: 'regular', ordinal: Number(index) + 1 };
}

const unfit = (column: string, on: IsoDate) => resultsFault('results.testDayUnfit', { column, day: on });

function isOfYear(on: IsoDate, { schoolYear }: SchoolClass): boolean {
  const { from, to } = boundsOf(schoolYear);
  return isDate(on) && from <= on && on <= to;
}

const wishOf = (
  schoolClass: SchoolClass,
  { subject, term, by }: TestDaysAsked,
  action: 'results.read' | 'testDays.stated',
  at: Instant,
) => ({ person: by, action, target: { ...classTarget(schoolClass), subject, term }, at });

async function classAllowing(
  view: View,
  asked: TestDaysAsked,
  action: 'results.read' | 'testDays.stated',
  at: Instant,
): Promise<SchoolClass> {
  const found = await view.schoolClass(asked.classId);
  if (!found) throw applicationFault('class.unknown', { class: asked.classId });
  await permission(view, wishOf(found, asked, action, at));
  return found;
}

const daysOfSheet = async (view: View, { classId, subject, term }: TestDaysAsked) =>
  (await view.testDays(classId)).filter((day) => day.subject === subject && day.term === term);

/** When the first of the marks that stand in a column came in: the test was not held later. */
async function firstMarks(view: View, { classId, subject, term }: TestDaysAsked) {
  const cells = (await view.cells(classId, { field: 'entries', term, subject })).filter(
    ({ value, change }) => value !== null && change !== 0,
  );
  const lines = new Map(
    (await view.scoreChangesOf(cells.map(({ change }) => change))).map(({ id, at }) => [id, at]),
  );
  const first = new Map<string, Instant>();
  for (const { column, change } of cells) {
    const at = lines.get(change);
    if (at !== undefined && at < (first.get(column) ?? Infinity)) first.set(column, at);
  }
  return first;
}
