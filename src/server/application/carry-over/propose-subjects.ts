// The subjects of a class of the new year: as the school taught them in that grade, under the circular of the new year.
import type { ClassBook, RegimeId, Subject } from '../../../assessment/index.ts';
import type { Choices } from './choices.ts';
import { whoWorks, type TwoYears } from './last-year.ts';
import type { ProposedSubject } from './proposal.ts';

export interface SubjectsAsked {
  readonly key: string;
  readonly name: string;
  readonly grade: number;
  readonly regime: RegimeId;
  /** Of the class that goes up. */
  readonly book: ClassBook;
  /** Of the class where it is there already. */
  readonly present: ClassBook | undefined;
  readonly two: TwoYears;
  readonly choices: Choices;
}

export interface SubjectsProposed {
  readonly proposed: readonly ProposedSubject[];
  /** Who taught them last year, also those who left. */
  readonly wanted: readonly string[];
}

/**
 * What a subject is (periods, how it is assessed) comes from last year's class of that grade under the same circular, else
 * from the class itself; nothing is proposed where only another circular's subjects are known. The teacher goes on with
 * the class, else whoever taught the grade does.
 */
export function proposedSubjects(asked: SubjectsAsked): SubjectsProposed {
  const { present, book, regime, key, two, choices } = asked;
  if (present) return { proposed: present.subjects, wanted: [] };
  const template = templateOf(asked);
  const taken = template ?? (book.regime === regime ? book : null);
  if (!taken) return { proposed: [], wanted: [] };
  const own = teachersIn(book);
  const ofGrade = teachersIn(template ?? book);
  const wanted = taken.subjects.map(({ code }) => own.get(code) ?? ofGrade.get(code) ?? '');
  const proposed = taken.subjects.map(
    ({ code, name, periodsPerYear, assessedBy }: Subject): ProposedSubject => ({
      code,
      name,
      periodsPerYear,
      assessedBy,
      teacher:
        choices.of(`classes/${key}/subjects/${code}`) ??
        whoWorks(own.get(code), two) ??
        whoWorks(ofGrade.get(code), two),
    }),
  );
  return { proposed, wanted };
}

/** Of the same letter where there is one. */
function templateOf({ name, grade, regime, two }: SubjectsAsked): ClassBook | null {
  const ofGrade = two.last.filter(
    ({ schoolClass, book }) => schoolClass.grade === grade && book.regime === regime,
  );
  return (ofGrade.find(({ schoolClass }) => schoolClass.name === name) ?? ofGrade[0])?.book ?? null;
}

const teachersIn = ({ subjects }: ClassBook): ReadonlyMap<string, string> =>
  new Map(subjects.map(({ code, teacher }) => [code, teacher]));
