// What the new year would be: classes, pupils and people as they follow from the last year and from what was chosen. Pure.
import type { RegimeId, SchoolLevel, Subject } from '../../../assessment/index.ts';
import type { ClassId } from '../../../kernel/index.ts';

/** `up:<class>`: the class of last year one grade higher. `first:<class>`: a class of the first grade in its place. */
export type NewClassKey = string;

export type Becoming =
  /** Goes up with the class, or where somebody chose. */
  | 'promoted'
  /** Completed the last grade. */
  | 'finished'
  | 'retained'
  /** Waits for the decision after the summer. */
  | 'summer'
  /** Something of the year is not entered. */
  | 'noResult'
  /** There is a result and no lock. */
  | 'notLocked'
  /** Is in a class of the new year already. */
  | 'carried';

export interface ProposedPupil {
  readonly code: string;
  readonly name: string;
  readonly from: ClassId;
  readonly fromName: string;
  readonly becoming: Becoming;
  /** As the circular words it; null while something is missing. */
  readonly promotion: string | null;
  /** Of the classes that are open to the pupil; null where none is. */
  readonly grade: number | null;
  /** The class of the new year; null where nobody decided on one. */
  readonly into: NewClassKey | null;
  /** Somebody chose the class, or that the pupil stays out. */
  readonly chosen: boolean;
  /** A person has to say where the pupil goes. */
  readonly open: boolean;
}

export interface ProposedSubject extends Omit<Subject, 'teacher'> {
  /** Null where nobody is proposed. */
  readonly teacher: string | null;
}

export interface ProposedClass {
  readonly key: NewClassKey;
  readonly name: string;
  readonly grade: number;
  readonly regime: RegimeId;
  readonly from: ClassId;
  readonly fromName: string;
  /** The class of the new year where it is there already: it keeps its people. */
  readonly present: ClassId | null;
  readonly skipped: boolean;
  readonly homeroom: string | null;
  readonly subjects: readonly ProposedSubject[];
  /** Who was proposed by last year and works at the school no more. */
  readonly gone: readonly string[];
  /** How many come with the next step. */
  readonly coming: number;
}

export interface ProposedLeaders {
  readonly principal: string | null;
  readonly vicePrincipal: string | null;
  readonly registrar: string | null;
}

/** Something to be decided before the year is carried over. */
export type CarryOverQuestion =
  | { readonly about: 'leader'; readonly office: keyof ProposedLeaders }
  | { readonly about: 'homeroom'; readonly key: NewClassKey; readonly name: string }
  | { readonly about: 'teacher'; readonly key: NewClassKey; readonly name: string; readonly subject: string }
  | { readonly about: 'subjects'; readonly key: NewClassKey; readonly name: string }
  | { readonly about: 'name'; readonly key: NewClassKey; readonly name: string };

export interface CarryOverProposal {
  readonly schoolId: string;
  readonly fromYear: string;
  readonly toYear: string;
  readonly level: SchoolLevel;
  readonly leaders: ProposedLeaders;
  readonly classes: readonly ProposedClass[];
  readonly pupils: readonly ProposedPupil[];
  /** Left during the year. */
  readonly left: readonly { readonly code: string; readonly name: string; readonly fromName: string }[];
  readonly questions: readonly CarryOverQuestion[];
}
