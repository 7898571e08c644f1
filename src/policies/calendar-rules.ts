// The calendar of a policy: when the school year begins, when it rests, and what must be done by when (R52).
import type { IsoDate, SchoolYear } from './policy.ts';
import type { Party, Topic } from './vocabulary.ts';

export type Term = 'HK1' | 'HK2';

export interface CalendarRules {
  /** `MM-DD` of the first school day; see docs/policies.md for the default. */
  readonly firstDay?: string;
  /** Weeks of each term, breaks not counted. */
  readonly termWeeks?: Readonly<Record<Term, number>>;
  readonly years?: readonly YearDates[];
  readonly milestones?: readonly Milestone[];
}

/** What is particular to one school year. */
export interface YearDates {
  readonly schoolYear: SchoolYear;
  readonly firstDay?: IsoDate;
  /** Tết and other days without school; a week that rests from Monday to Saturday has no number. */
  readonly breaks?: readonly Break[];
  readonly termExams?: Readonly<Partial<Record<Term, IsoDate>>>;
}

export interface Break {
  readonly from: IsoDate;
  /** Last day of it. */
  readonly to: IsoDate;
  readonly name: string;
}

export interface Milestone {
  /** Unique in the policy. */
  readonly id: string;
  readonly when: MilestoneTime;
  readonly topic: Topic;
  readonly term?: Term;
  /** First or second check of the same in one term. */
  readonly round?: number;
  /** Grades concerned; all when absent. */
  readonly grades?: readonly number[];
  readonly doneBy?: readonly Party[];
  readonly checkedBy?: readonly Party[];
  readonly opens?: readonly EntryWindow[];
  readonly closes?: readonly EntryWindow[];
}

export type MilestoneTime =
  /** Passed when that week is over. */
  | { readonly on: 'week'; readonly week: number }
  /** `MM-DD`; passed when that day begins: "trước 15/9". */
  | { readonly on: 'before'; readonly day: string }
  /** `MM-DD`; passed when that day is over: "chậm nhất 10/9". */
  | { readonly on: 'through'; readonly day: string }
  | { readonly on: 'everyMonthBefore'; readonly dayOfMonth: number }
  | { readonly on: 'everyMonthEnd' }
  | { readonly on: 'midterm'; readonly term: Term }
  | { readonly on: 'termEnd'; readonly term: Term };

/** What a milestone opens or closes. */
export type EntryWindow =
  | { readonly window: 'particulars' }
  | { readonly window: 'scores'; readonly term: Term }
  | { readonly window: 'classification'; readonly term: Term }
  | { readonly window: 'summarySigning'; readonly period: Term | 'year' }
  | { readonly window: 'transcriptSigning' };
