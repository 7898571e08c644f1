// From what teachers entered to what the circular makes of it. Nothing missing is ever guessed: it stays null.
import type { ClassBook, PupilEntry, Subject, Term } from './class-book.ts';
import { termOutcome, yearOutcome, type Outcome } from './outcomes.ts';
import { periodResult } from './period.ts';
import type { Regime } from './regime.ts';
import { regimes } from './regimes.ts';
import type { ClassResults, PupilResult } from './results.ts';
import { yearDecisions } from './year.ts';

/** Results of every pupil, in the order of the book. Averages are exact tenths, rounded half up. */
export function assess(book: ClassBook): ClassResults {
  const regime = regimes[book.regime];
  return {
    school: book.school.name,
    schoolYear: book.schoolYear,
    class: book.className,
    regime: book.regime,
    pupils: book.pupils.map((pupil) => assessPupil(regime, book.subjects, pupil)),
  };
}

function assessPupil(regime: Regime, subjects: readonly Subject[], pupil: PupilEntry): PupilResult {
  const first = termOutcomes(regime, subjects, pupil, 'HK1');
  const second = termOutcomes(regime, subjects, pupil, 'HK2');
  const whole = new Map(
    subjects.map(({ code }) => [code, yearOutcome(outcomeIn(first, code), outcomeIn(second, code))]),
  );
  const { HK1, HK2 } = pupil.conduct;
  const year = periodResult(regime, whole, regime.yearConduct(HK1, HK2));
  const absences = pupil.absences.permitted + pupil.absences.unpermitted;
  return {
    code: pupil.code,
    name: pupil.name,
    terms: { HK1: periodResult(regime, first, HK1), HK2: periodResult(regime, second, HK2) },
    year,
    absences,
    ...yearDecisions(regime, year, absences),
  };
}

type Outcomes = ReadonlyMap<string, Outcome>;

const termOutcomes = (
  regime: Regime,
  subjects: readonly Subject[],
  pupil: PupilEntry,
  term: Term,
): Outcomes =>
  new Map(
    subjects.map((subject) => [
      subject.code,
      termOutcome(subject, pupil.entries[term][subject.code], regime.requiredRegularScores(subject)),
    ]),
  );

const outcomeIn = (outcomes: Outcomes, code: string): Outcome => outcomes.get(code) ?? { kind: 'exempt' };
