// What a finished year decides for a pupil: promotion, subjects to be assessed again, title.
import { completeGrades } from './period.ts';
import type { Regime } from './regime.ts';
import type { PeriodResult, PupilResult } from './results.ts';

type Decisions = Pick<PupilResult, 'promotion' | 'retestSubjects' | 'title'>;

/** All of it waits until learning and conduct of the year are known. */
export function yearDecisions(regime: Regime, year: PeriodResult, absences: number): Decisions {
  const { learning, conduct } = year;
  const grades = completeGrades(year);
  const standing =
    learning !== null && conduct !== null && grades ? { learning, conduct, absences, grades } : null;
  return {
    promotion: standing && regime.promotion(standing),
    ...(regime.retestSubjects ? { retestSubjects: standing ? regime.retestSubjects(standing) : [] } : {}),
    title: standing && regime.title(standing),
  };
}
