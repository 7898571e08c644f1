// A level of learning is a standard that grades meet or miss; both circulars are ladders of standards.
import type { Mark, SubjectCode } from './class-book.ts';
import type { LearningLevel } from './results.ts';
import type { Tenths } from './tenths.ts';

/** The complete grades of one pupil for one term or year; exempt subjects are absent. */
export interface Grades {
  readonly averages: ReadonlyMap<SubjectCode, Tenths>;
  readonly comments: ReadonlyMap<SubjectCode, Mark>;
}

export interface Standard {
  readonly level: LearningLevel;
  /** No scored subject may be below this. */
  readonly minimum: number;
  /** How many comment subjects may be Chưa đạt. */
  readonly failedCommentsAllowed: number;
  /** What must hold besides: counts of good subjects (TT22), the mean and the main subjects (TT58). */
  readonly grounds: (grades: Grades) => boolean;
  /** Whether missing this level because of one single subject may be forgiven (TT22 Đ9.3, TT58 Đ13.6). */
  readonly forgivesOne: boolean;
}

export interface Ladder {
  /** Best first. */
  readonly standards: readonly Standard[];
  /** What remains when no standard is met. */
  readonly lowest: LearningLevel;
}

export interface Judgement {
  readonly level: LearningLevel;
  readonly adjustedBecauseOf: SubjectCode | null;
}

/**
 * The level reached, raised by one step when a single subject alone brought it down by two or more
 * from a level that forgives. The offending subject is below that level's minimum, so it never counts among its grounds.
 */
export function judge(ladder: Ladder, grades: Grades): Judgement {
  const reached = rungOf(ladder, (standard) => isMet(standard, grades));
  const deserved = rungOf(ladder, (standard) => isMissedByOne(standard, grades));
  const standard = ladder.standards[deserved];
  const [offender] = standard ? offenders(standard, grades) : [];
  if (offender === undefined || reached - deserved < 2) {
    return { level: levelAt(ladder, reached), adjustedBecauseOf: null };
  }
  return { level: levelAt(ladder, reached - 1), adjustedBecauseOf: offender };
}

/** Number of scored subjects with at least `floor` tenths. */
export function countFrom(grades: Grades, floor: number): number {
  let count = 0;
  for (const average of grades.averages.values()) if (average >= floor) count += 1;
  return count;
}

function rungOf(ladder: Ladder, holds: (standard: Standard) => boolean): number {
  const rung = ladder.standards.findIndex(holds);
  return rung < 0 ? ladder.standards.length : rung;
}

const levelAt = (ladder: Ladder, rung: number) => ladder.standards[rung]?.level ?? ladder.lowest;

function isMet(standard: Standard, grades: Grades): boolean {
  return (
    below(standard, grades).length === 0 &&
    failed(grades).length <= standard.failedCommentsAllowed &&
    standard.grounds(grades)
  );
}

const isMissedByOne = (standard: Standard, grades: Grades) =>
  standard.forgivesOne && standard.grounds(grades) && offenders(standard, grades).length === 1;

const offenders = (standard: Standard, grades: Grades) => [...below(standard, grades), ...failed(grades)];

const below = ({ minimum }: Standard, { averages }: Grades) =>
  [...averages].filter(([, average]) => average < minimum).map(([code]) => code);

const failed = ({ comments }: Grades) =>
  [...comments].filter(([, mark]) => mark === 'CĐ').map(([code]) => code);
