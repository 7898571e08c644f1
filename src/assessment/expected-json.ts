// Results as plain JSON for people and other programs: scores are numbers with one decimal, members in a fixed order.
import type { Json } from '../kernel/pure/index.ts';
import type { ClassResults, PeriodResult, PupilResult } from './results.ts';
import type { Tenths } from './tenths.ts';

/** The shape of `samples/*.expected.json`. */
export const toExpectedJson = ({ school, schoolYear, class: className, regime, pupils }: ClassResults) => ({
  school,
  schoolYear,
  class: className,
  regime,
  pupils: pupils.map(pupilJson),
});

const pupilJson = (pupil: PupilResult) => ({
  code: pupil.code,
  name: pupil.name,
  terms: { HK1: periodJson(pupil.terms.HK1), HK2: periodJson(pupil.terms.HK2) },
  year: periodJson(pupil.year),
  absences: pupil.absences,
  promotion: pupil.promotion,
  ...(pupil.retestSubjects ? { retestSubjects: [...pupil.retestSubjects] } : {}),
  title: pupil.title,
});

const periodJson = (period: PeriodResult): Json => ({
  averages: Object.fromEntries(
    Object.entries(period.averages).map(([code, average]) => [code, score(average)]),
  ),
  comments: { ...period.comments },
  ...(period.mean === undefined ? {} : { mean: score(period.mean) }),
  learning: period.learning,
  adjustedBecauseOf: period.adjustedBecauseOf,
  conduct: period.conduct,
});

/** A tenth of an integer is the double nearest to its one-decimal text, so it prints as that text. */
const score = (tenths: Tenths | null) => (tenths === null ? null : tenths / 10);
