// When results are due by a school's regulation: days after a test, shares by mid-term and by the end of the term.
import { instant, type Instant } from '../../kernel/pure/index.ts';
import type { Column } from '../completeness.ts';

/** ISO 8601, `2026-02-17`. */
type IsoDate = string;

/** What a regulation says about entering scores; a rule left out sets no deadline. */
export interface EntryRules {
  /** Điểm đánh giá thường xuyên (R35, R36). */
  readonly regular?: {
    readonly daysAfterTest?: number;
    /** Share of the required number every pupil has by then; half a score counts as one. */
    readonly shares?: readonly { readonly by: 'midterm' | 'termEnd'; readonly percent: number }[];
  };
  /** Điểm đánh giá giữa kì, cuối kì (R37). */
  readonly periodic?: { readonly daysAfterTest?: number };
}

/** The days of one sheet's term; `null` or left out where nobody has set them, and then they set no deadline. */
export interface EntryDays {
  readonly midterm: IsoDate | null;
  readonly termEnd: IsoDate | null;
  /** Day each test was held. Mid-term and final tests without one are taken as held on the term's days. */
  readonly tests?: readonly { readonly column: Column; readonly on: IsoDate }[];
}

/** One week after the test, half by mid-term and all by its end; two weeks for periodic tests (R35–R37). */
export const usualEntryRules: EntryRules = {
  regular: {
    daysAfterTest: 7,
    shares: [
      { by: 'midterm', percent: 50 },
      { by: 'termEnd', percent: 100 },
    ],
  },
  periodic: { daysAfterTest: 14 },
};

/** The first moment at which an empty cell of the column is late; infinite without a deadline. */
export function columnDeadline(column: Column, rules: EntryRules, days: EntryDays): number {
  const held = days.tests?.find((test) => sameColumn(test.column, column))?.on ?? termDayOf(column, days);
  const after = (column.kind === 'regular' ? rules.regular : rules.periodic)?.daysAfterTest;
  return held === null || after === undefined ? Infinity : endOfDay(held, after);
}

/** The first moment at which it is late that a pupil has fewer than `rank` of the `required` regular scores. */
export function shareDeadline(rank: number, required: number, rules: EntryRules, days: EntryDays): number {
  const due = (rules.regular?.shares ?? [])
    .filter(({ percent }) => Math.ceil((required * percent) / 100) >= rank)
    .map(({ by }) => days[by])
    .filter((day) => day !== null)
    .map((day) => endOfDay(day, 0));
  return Math.min(Infinity, ...due);
}

/** Midnight in Vietnam at the end of a day so many days later. */
export const endOfDay = (day: IsoDate, later: number): Instant =>
  (instant(`${day}T00:00:00+07:00`) + (later + 1) * DAY) as Instant;

const DAY = 86_400_000;

const sameColumn = (one: Column, other: Column) =>
  one.kind === other.kind && (one.kind !== 'regular' || one.ordinal === (other as typeof one).ordinal);

function termDayOf({ kind }: Column, { midterm, termEnd }: EntryDays): IsoDate | null {
  if (kind === 'regular') return null;
  return kind === 'midterm' ? midterm : termEnd;
}
