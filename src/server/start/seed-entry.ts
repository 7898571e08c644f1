// Marks of the classes of this year, entered by their teachers through the term: most in time, some late.
import {
  cellPath,
  type CellChange,
  type ClassBook,
  type EntryColumn,
  type Subject,
  type Term,
} from '../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../kernel/index.ts';
import { beginningOf, dayAt, schoolCalendar, type SchoolYear } from '../../policies/index.ts';
import { enterResults, readSheet, type House, type Sheet } from '../application/index.ts';

/** The house as it was then. */
export const houseAt = (house: House, at: Instant): House => ({ ...house, clock: { now: () => at } });

/** When the lists of the classes were brought: the first day of the term, or now if that is still to come. */
export function beginningOfTerm(schoolYear: SchoolYear, term: Term, now: Instant): Instant {
  const calendar = schoolCalendar(null, schoolYear);
  const week = term === 'HK1' ? 0 : calendar.termWeeks.HK1;
  const day = calendar.weeks[week]?.from ?? calendar.firstDay;
  return Math.min(beginningOf(day) + SCHOOL_OPENS, now) as Instant;
}

export interface Entered {
  readonly at: Instant;
  readonly className: string;
  readonly by: string;
  readonly sheet: Sheet;
  /** Path to what stands there afterwards. */
  readonly values: ReadonlyMap<string, string>;
}

/** In the order of time. @param book as the class stands now; what lies between `from` and `to` is the term so far */
export function entriesOfTerm(
  book: ClassBook,
  term: Term,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly Entered[] {
  const at = (share: number, minutes: number) =>
    afternoonOf(from + (to - from) * share, minutes, { from, to });
  const { className } = book;
  const entered = book.subjects.flatMap((subject, place) => {
    const parts = new Map<number, Map<string, string>>();
    for (const [path, column, value] of cellsIn(book, subject, term)) {
      const share = shareOf(column, place);
      parts.set(share, (parts.get(share) ?? new Map<string, string>()).set(path, value));
    }
    const sheet: Sheet = { kind: 'subject', subject: subject.code, term };
    return [...parts].map(([share, values]) => {
      return { at: at(share, place * 9), className, by: subject.teacher, sheet, values };
    });
  });
  return [...entered, ...conductOf(book, term, at(LAST, 0))];
}

/** What stands already is left as it is. */
export async function enter(house: House, classId: ClassId, by: PersonId, entered: Entered): Promise<void> {
  const then = houseAt(house, entered.at);
  const { sheet, values } = entered;
  const read = await readSheet(then, { classId, sheet, by });
  const standing = new Map(read.cells.map(({ path, value }) => [path, value]));
  const changes: CellChange[] = [...values].flatMap(([path, after]) =>
    (standing.get(path) ?? null) === null ? [{ path, before: null, after }] : [],
  );
  if (changes.length === 0) return;
  const entry = { classId, sheet, changes, revision: read.revision, by };
  const first = await enterResults(then, entry);
  if (first.outcome === 'unconfirmed')
    await enterResults(then, { ...entry, confirmed: first.warnings.map(({ key }) => key) });
}

const HOUR = 3_600_000;
const SCHOOL_OPENS = 7 * HOUR;
const AFTER_LESSONS = 16 * HOUR;

function afternoonOf(
  moment: number,
  minutes: number,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Instant {
  const at = beginningOf(dayAt(moment as Instant)) + AFTER_LESSONS + minutes * 60_000;
  return Math.round(Math.max(from, Math.min(at, to))) as Instant;
}

const LAST = 0.96;
const REGULAR = [0.3, 0.3, 0.6, 0.6] as const;

/** Of the term so far; every fifth teacher enters the first marks with the last. */
function shareOf(column: EntryColumn, place: number): number {
  if (column.kind === 'regular') return place % 5 === 3 ? LAST : (REGULAR[column.ordinal - 1] ?? LAST);
  return column.kind === 'midterm' ? 0.85 : LAST;
}

function* cellsIn(
  book: ClassBook,
  { code: subject }: Subject,
  term: Term,
): Iterable<readonly [path: string, column: EntryColumn, value: string]> {
  for (const { code: pupil, entries } of book.pupils) {
    const entry = entries[term][subject];
    if (entry === undefined || entry.kind === 'exempt') continue;
    const columns: readonly (readonly [EntryColumn, number | string | null])[] = [
      ...entry.regular.map((value, index) => [{ kind: 'regular', ordinal: index + 1 }, value] as const),
      [{ kind: 'midterm' }, entry.midterm],
      [{ kind: 'final' }, entry.final],
      [{ kind: 'remark' }, entry.remark === '' ? null : entry.remark],
    ];
    for (const [column, value] of columns)
      if (value !== null)
        yield [cellPath({ part: 'entry', pupil, term, subject, column }), column, String(value)];
  }
}

function conductOf(book: ClassBook, term: Term, at: Instant): readonly Entered[] {
  const values = new Map(
    book.pupils.flatMap(({ code: pupil, conduct }) => {
      const level = conduct[term];
      return level === null ? [] : [[cellPath({ part: 'conduct', pupil, term }), level] as const];
    }),
  );
  const { className, staff } = book;
  const sheet: Sheet = { kind: 'conduct', term };
  return values.size === 0 ? [] : [{ at, className, by: staff.homeroomTeacher, sheet, values }];
}
