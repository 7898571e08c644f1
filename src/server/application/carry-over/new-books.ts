// The class books of the new year: pupils with their particulars and nothing entered, subjects, people. Pure.
import { requiredRegularScores } from '../../../assessment/index.ts';
import type { ClassBook, PupilEntry, RegimeId, Subject, TermEntry } from '../../../assessment/index.ts';
import type { TwoYears } from './last-year.ts';
import type { CarryOverProposal, ProposedClass } from './proposal.ts';

export interface NewBook {
  readonly proposed: ProposedClass;
  readonly book: ClassBook;
  readonly pupils: readonly string[];
}

/** Classes to be made, and those there already that pupils come into. Every question is answered. */
export function newBooks(proposal: CarryOverProposal, two: TwoYears): readonly NewBook[] {
  const entries = new Map(
    two.last.flatMap(({ schoolClass, pupils }) =>
      pupils.map(({ entry }) => [`${schoolClass.id}/${entry.code}`, entry] as const),
    ),
  );
  return proposal.classes
    .filter(({ skipped, present, coming }) => !skipped && (present === null || coming > 0))
    .flatMap((proposed) => {
      const coming = proposal.pupils.flatMap(({ into, becoming, from, code }) =>
        into === proposed.key && becoming !== 'carried' ? (entries.get(`${from}/${code}`) ?? []) : [],
      );
      const base = two.next.find(({ schoolClass }) => schoolClass.id === proposed.present)?.book;
      const source = two.last.find(({ schoolClass }) => schoolClass.id === proposed.from)?.book;
      const book = base ?? (source && emptyBook(proposal, proposed, source));
      if (!book) return [];
      const pupils = coming.map((entry, index) =>
        newPupil(entry, book.pupils.length + index + 1, book.regime, book.subjects),
      );
      const codes = pupils.map(({ code }) => code);
      return [{ proposed, book: { ...book, pupils: [...book.pupils, ...pupils] }, pupils: codes }];
    });
}

function emptyBook(
  { toYear, leaders }: CarryOverProposal,
  { name, grade, regime, homeroom, subjects }: ProposedClass,
  { school }: ClassBook,
): ClassBook {
  return {
    school,
    schoolYear: toYear,
    className: name,
    grade,
    regime,
    staff: {
      homeroomTeacher: homeroom ?? '',
      principal: leaders.principal ?? '',
      vicePrincipal: leaders.vicePrincipal ?? '',
      registrar: leaders.registrar ?? '',
    },
    subjects: subjects.map((subject) => ({ ...subject, teacher: subject.teacher ?? '' })),
    pupils: [],
  };
}

function newPupil(
  { code, name, birthDate, gender, birthPlace, ethnicity }: PupilEntry,
  ordinal: number,
  regime: RegimeId,
  subjects: readonly Subject[],
): PupilEntry {
  const term = () =>
    Object.fromEntries(subjects.map((subject) => [subject.code, nothingYet(regime, subject)]));
  return {
    ...{ ordinal, code, name, birthDate, gender, birthPlace, ethnicity },
    entries: { HK1: term(), HK2: term() },
    conduct: { HK1: null, HK2: null },
    absences: { permitted: 0, unpermitted: 0 },
  };
}

const nothingYet = (regime: RegimeId, subject: Subject): TermEntry => ({
  kind: subject.assessedBy,
  regular: Array.from({ length: requiredRegularScores(regime, subject) }, () => null),
  midterm: null,
  final: null,
  remark: '',
});
