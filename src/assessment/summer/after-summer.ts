// What becomes of a pupil's year once results of the summer stand beside it; the marks of the year stay as they are.
import type { ConductLevel, Mark, RegimeId, SubjectCode } from '../class-book.ts';
import type { Outcome } from '../outcomes.ts';
import { completeGrades, periodResult } from '../period.ts';
import type { YearStanding } from '../regime.ts';
import { regimes } from '../regimes.ts';
import type { PeriodResult, PupilResult } from '../results.ts';
import type { Tenths } from '../tenths.ts';
import type { SummerWork } from './summer-work.ts';

export interface SummerResults {
  /** Only of subjects that were assessed again. */
  readonly subjects: Readonly<Record<SubjectCode, Tenths | Mark>>;
  /** After summer training; `null`: there was none, or it was not completed. */
  readonly conduct: ConductLevel | null;
}

export interface AfterSummer {
  /** The year with what replaces results in it, for promotion only. */
  readonly year: PeriodResult;
  readonly promotion: 'Được lên lớp' | 'Không được lên lớp';
}

/** `null`: nothing to mend, nothing that may be mended, or the year is not known yet. */
export function summerWork(regime: RegimeId, pupil: PupilResult): SummerWork | null {
  const standing = standingOf(pupil.year, pupil.absences);
  return standing && regimes[regime].summerWork(standing);
}

/**
 * A re-assessed subject replaces its year's result, and the year is judged again by the same ladder (TT22 Đ14, TT58 Đ16.3).
 * What was not due changes nothing. `null` under the same conditions as `summerWork`.
 */
export function afterSummer(regime: RegimeId, pupil: PupilResult, given: SummerResults): AfterSummer | null {
  const work = summerWork(regime, pupil);
  if (!work) return null;
  const conduct = work.conduct ? (given.conduct ?? pupil.year.conduct) : pupil.year.conduct;
  const outcomes = new Map<SubjectCode, Outcome>();
  const again = (code: SubjectCode) => (work.subjects.includes(code) ? given.subjects[code] : undefined);
  for (const [code, tenths] of Object.entries(pupil.year.averages)) {
    const mended = again(code);
    outcomes.set(code, { kind: 'average', tenths: typeof mended === 'number' ? mended : tenths });
  }
  for (const [code, mark] of Object.entries(pupil.year.comments)) {
    const mended = again(code);
    outcomes.set(code, { kind: 'mark', mark: typeof mended === 'string' ? mended : mark });
  }
  const year = periodResult(regimes[regime], outcomes, conduct);
  const standing = standingOf(year, pupil.absences);
  const promoted = standing !== null && regimes[regime].promotion(standing) === PROMOTED;
  return { year, promotion: promoted ? PROMOTED : 'Không được lên lớp' };
}

const PROMOTED = 'Được lên lớp';

/** As the transcript of the circular words it (TT 22/2021 annex; the form under TT 58/2011). */
export const promotedAfterSummer: Readonly<Record<RegimeId, string>> = {
  TT22: 'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
  TT58: 'Được lên lớp sau khi kiểm tra lại hoặc rèn luyện thêm trong hè',
};

function standingOf(year: PeriodResult, absences: number): YearStanding | null {
  const { learning, conduct } = year;
  const grades = completeGrades(year);
  return learning !== null && conduct !== null && grades ? { learning, conduct, absences, grades } : null;
}
