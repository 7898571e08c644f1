// What a school reports of a term or a year, counted from classes: pupils, levels, what became of them, titles, subjects.
// Items as the sector's statistics ask for them (TT 24/2018/TT-BGDĐT); the tables are our own, not a form of the Ministry.
import type { PupilEntry, RegimeId, SchoolLevel, Subject } from '../class-book.ts';
import type { PupilResult } from '../results.ts';
import { pupilTables } from './pupil-tables.ts';
import { subjectTables } from './subject-tables.ts';

export type StatisticsPeriod = 'HK1' | 'HK2' | 'year';

export interface CountedPupil {
  readonly gender: PupilEntry['gender'];
  readonly ethnicity: string;
  readonly result: PupilResult;
  /** What became of the pupil, decisions of the summer included. */
  readonly outcome: 'up' | 'afterSummer' | 'stays' | 'summer' | 'unknown';
}

export interface CountedClass {
  readonly name: string;
  readonly grade: number;
  readonly level: SchoolLevel;
  readonly regime: RegimeId;
  readonly subjects: readonly Subject[];
  readonly pupils: readonly CountedPupil[];
  /** Who left during the year. */
  readonly left: number;
}

export interface StatisticsRow {
  readonly label: string;
  /** `total` rows are sums of the rows above; `part` rows are out of the total. */
  readonly kind: 'class' | 'grade' | 'total' | 'part' | 'subject';
  readonly counts: readonly number[];
  /** Tenths of a percent of the columns that share a whole, in their order; null where there is nothing to share. */
  readonly shares: readonly (number | null)[];
}

export interface StatisticsTable {
  /** Stable: `pupils`, `learning/TT22`, `subjects`. */
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  /** Which columns (from, to, the last excluded) share a whole; null where none do. */
  readonly shared: readonly [number, number] | null;
  readonly rows: readonly StatisticsRow[];
}

/** In the order classes are given: by grade and name. */
export const statisticsOf = (
  classes: readonly CountedClass[],
  period: StatisticsPeriod,
): readonly StatisticsTable[] => [...pupilTables(classes, period), ...subjectTables(classes, period)];
