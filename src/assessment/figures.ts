// What stands beside the marks of a pupil's line: averages, levels and what they lead to, as people write them.
import type { SubjectCode, Term } from './class-book.ts';
import type { PeriodResult, PupilResult } from './results.ts';
import { formatTenths } from './tenths.ts';

export interface Figures {
  /** ĐTBmhk, or the mark of a comment subject; empty while something is missing, and for who is exempt. */
  readonly average: string;
  /** ĐTBmcn. */
  readonly yearAverage: string;
  /** Học tập, học lực: of the term. */
  readonly learning: string;
  readonly yearLearning: string;
  /** Rèn luyện, hạnh kiểm: of the year. */
  readonly yearConduct: string;
  readonly absences: string;
  readonly promotion: string;
  readonly title: string;
}

export type Figure = keyof Figures;

/** @param subject empty where no single subject is meant */
export function figuresOf(
  result: PupilResult,
  { subject, term }: { readonly subject: SubjectCode; readonly term: Term },
): Figures {
  const { year, absences, promotion, title } = result;
  return {
    average: gradeIn(result.terms[term], subject),
    yearAverage: gradeIn(year, subject),
    learning: result.terms[term].learning ?? '',
    yearLearning: year.learning ?? '',
    yearConduct: year.conduct ?? '',
    absences: String(absences),
    promotion: promotion ?? '',
    title: title ?? '',
  };
}

function gradeIn({ averages, comments }: PeriodResult, subject: SubjectCode): string {
  const tenths = averages[subject] ?? null;
  return tenths === null ? (comments[subject] ?? '') : formatTenths(tenths);
}
