// What each pupil of the last year becomes, and into which class of the new year. Pure.
import type { Choices } from './choices.ts';
import { OUT, YES } from './choices.ts';
import type { ClassOfLastYear, PupilOfLastYear, TwoYears } from './last-year.ts';
import type { Becoming, ProposedClass, ProposedPupil } from './proposal.ts';

/** In the order of classes and class lists. */
export function proposedPupils(
  two: TwoYears,
  classes: readonly ProposedClass[],
  choices: Choices,
  lastGrade: number,
): readonly ProposedPupil[] {
  const there = new Map(
    two.next.flatMap(({ schoolClass, book }) =>
      book.pupils.map(({ code }) => [code, schoolClass.id] as const),
    ),
  );
  return two.last.flatMap((from) =>
    from.pupils.map((pupil): ProposedPupil => {
      const { schoolClass } = from;
      const { code, name } = pupil.entry;
      const told = {
        code,
        name,
        from: schoolClass.id,
        fromName: schoolClass.name,
        promotion: pupil.promotion,
      };
      const carriedInto = there.get(code);
      if (carriedInto !== undefined) {
        const into = classes.find(({ present }) => present === carriedInto)?.key ?? null;
        return { ...told, becoming: 'carried', grade: null, into, chosen: false, open: false };
      }
      const becoming = becomingOf(pupil, from, choices, lastGrade);
      return { ...told, becoming, ...placeOf(pupil, from, becoming, classes, choices) };
    }),
  );
}

function becomingOf(
  { outcome, closed }: PupilOfLastYear,
  { schoolClass }: ClassOfLastYear,
  choices: Choices,
  lastGrade: number,
): Becoming {
  if (outcome === 'unknown') return 'noResult';
  if (!closed && choices.of(`open/${schoolClass.id}`) !== YES) return 'notLocked';
  if (outcome === 'summer') return 'summer';
  if (outcome === 'stays') return 'retained';
  return schoolClass.grade >= lastGrade ? 'finished' : 'promoted';
}

/** A choice counts only while it fits: a promoted pupil goes up one grade, a retained one stays in theirs. */
function placeOf(
  { entry }: PupilOfLastYear,
  { schoolClass }: ClassOfLastYear,
  becoming: Becoming,
  classes: readonly ProposedClass[],
  choices: Choices,
): Pick<ProposedPupil, 'grade' | 'into' | 'chosen' | 'open'> {
  const moves = becoming === 'promoted' || becoming === 'retained';
  const grade = moves ? schoolClass.grade + (becoming === 'promoted' ? 1 : 0) : null;
  const nowhere = { grade, into: null };
  if (becoming === 'finished') return { ...nowhere, chosen: false, open: false };
  const choice = choices.of(`pupils/${schoolClass.id}/${entry.code}`);
  if (choice === OUT) return { ...nowhere, chosen: true, open: false };
  if (!moves) return { ...nowhere, chosen: false, open: true };
  const fitting = classes.filter((one) => !one.skipped && one.grade === grade);
  const chosen = fitting.find(({ key }) => key === choice);
  if (chosen) return { grade, into: chosen.key, chosen: true, open: false };
  const own = becoming === 'promoted' ? fitting.find(({ key }) => key === `up:${schoolClass.id}`) : undefined;
  return { grade, into: own?.key ?? null, chosen: false, open: own === undefined };
}
