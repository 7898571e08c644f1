// The result of one pupil in one period (a term or the year) from the outcomes of the subjects.
import type { ConductLevel, Mark, SubjectCode } from './class-book.ts';
import type { Outcome } from './outcomes.ts';
import type { Regime } from './regime.ts';
import type { PeriodResult } from './results.ts';
import { judge, type Grades } from './standards.ts';
import type { Tenths } from './tenths.ts';

export function periodResult(
  regime: Regime,
  outcomes: ReadonlyMap<SubjectCode, Outcome>,
  conduct: ConductLevel | null,
): PeriodResult {
  const averages: Record<SubjectCode, Tenths | null> = {};
  const comments: Record<SubjectCode, Mark | null> = {};
  for (const [code, outcome] of outcomes) {
    if (outcome.kind === 'average') averages[code] = outcome.tenths;
    if (outcome.kind === 'mark') comments[code] = outcome.mark;
  }
  const grades = completeGrades({ averages, comments });
  const judgement = grades ? judge(regime.learning, grades) : null;
  return {
    averages,
    comments,
    ...(regime.mean ? { mean: meanOfAll(regime.mean, Object.values(averages)) } : {}),
    learning: judgement?.level ?? null,
    adjustedBecauseOf: judgement?.adjustedBecauseOf ?? null,
    conduct,
  };
}

/** `null` while anything is missing, or when the pupil has no scored subject at all to be judged by. */
export function completeGrades(period: Pick<PeriodResult, 'averages' | 'comments'>): Grades | null {
  const averages = withoutGaps(period.averages);
  const comments = withoutGaps(period.comments);
  return averages && comments && averages.size > 0 ? { averages, comments } : null;
}

function withoutGaps<T>(record: Readonly<Record<SubjectCode, T | null>>): Map<SubjectCode, T> | null {
  const entries: [SubjectCode, T][] = [];
  for (const [code, value] of Object.entries(record)) {
    if (value === null) return null;
    entries.push([code, value]);
  }
  return new Map(entries);
}

const meanOfAll = (mean: NonNullable<Regime['mean']>, averages: readonly (Tenths | null)[]) =>
  averages.every((average) => average !== null) ? mean(averages) : null;
