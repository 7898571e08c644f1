// Small classes of this school year and the last, made out of a sample: each as far as its part of the story wants it.
import {
  tenths,
  terms,
  type ClassBook,
  type ConductLevel,
  type PupilEntry,
  type SubjectCode,
  type Term,
  type TermEntry,
} from '../../assessment/index.ts';
import { dayAt, schoolYearOf } from '../../policies/index.ts';
import type { Instant } from '../../kernel/index.ts';

/** What the class shows: a year that was locked, a term being signed, a term being entered. */
export type Phase = 'archived' | 'signing' | 'entered' | 'behind';

export interface StoryClass {
  readonly phase: Phase;
  readonly book: ClassBook;
}

/** The term that runs: until the middle of January the first. */
export const termAt = (at: Instant): Term => {
  const month = Number(dayAt(at).slice(5, 7));
  const day = Number(dayAt(at).slice(8, 10));
  return month >= 8 || (month === 1 && day <= 15) ? 'HK1' : 'HK2';
};

export function storyClasses(sample: ClassBook, at: Instant): readonly StoryClass[] {
  const term = termAt(at);
  return roles.map(({ phase, grade, letter, from, pupils, homeroom }) => {
    const cast = sample.pupils.slice(from, from + pupils);
    const schoolYear = yearOf(phase, at);
    return {
      phase,
      book: {
        ...sample,
        schoolYear,
        className: `${grade}${letter}`,
        grade,
        staff: {
          ...sample.staff,
          homeroomTeacher: sample.subjects[homeroom]?.teacher ?? sample.staff.homeroomTeacher,
        },
        pupils: cast.map((pupil, index) => ({
          ...pupil,
          ordinal: index + 1,
          code: `${grade}${letter}${String(index + 1).padStart(3, '0')}`,
          birthDate: bornFor(pupil.birthDate, sample, { grade, schoolYear }),
          ...standing(pupil, index, { phase, term, subjects: sample.subjects.map(({ code }) => code) }),
        })),
      },
    };
  });
}

/** As the class was brought at the beginning of the term: nothing of it entered yet. */
export const opened = (book: ClassBook, term: Term): ClassBook => ({
  ...book,
  pupils: book.pupils.map(({ entries, conduct, ...pupil }) => ({
    ...pupil,
    entries: {
      ...entries,
      [term]: Object.fromEntries(
        Object.entries(entries[term]).map(([subject, entry]) => [subject, asFarAs(entry, 0, false, false)]),
      ),
    },
    conduct: { ...conduct, [term]: null },
  })),
});

/** Not a class that somebody brought and that is merely called alike. */
export const isOfStory = ({ className, schoolYear, pupils }: ClassBook, phase: Phase, at: Instant): boolean =>
  roles.some(
    (role) =>
      role.phase === phase &&
      className === `${role.grade}${role.letter}` &&
      schoolYear === yearOf(phase, at) &&
      pupils.every(({ code }) => code.startsWith(className)),
  );

/** `from`: where in the sample's list the pupils begin; `homeroom`: the subject whose teacher looks after them. */
const roles = [
  { phase: 'archived', grade: 9, letter: 'D', from: 4, pupils: 4, homeroom: 1 },
  { phase: 'signing', grade: 8, letter: 'C', from: 10, pupils: 10, homeroom: 2 },
  { phase: 'entered', grade: 6, letter: 'A', from: 16, pupils: 14, homeroom: 3 },
  { phase: 'behind', grade: 7, letter: 'B', from: 28, pupils: 12, homeroom: 5 },
] as const satisfies readonly { readonly phase: Phase; readonly [limit: string]: unknown }[];

/** What is archived is of the year before. */
function yearOf(phase: Phase, at: Instant): string {
  const year = schoolYearOf(dayAt(at));
  return phase === 'archived' ? year.replace(/\d{4}/g, (one) => String(Number(one) - 1)) : year;
}

/** As old as the sample's pupils were for their grade. */
function bornFor(
  birthDate: string,
  sample: ClassBook,
  { grade, schoolYear }: Pick<ClassBook, 'grade' | 'schoolYear'>,
): string {
  const later =
    Number(schoolYear.slice(0, 4)) - grade - (Number(sample.schoolYear.slice(0, 4)) - sample.grade);
  const year = Number(birthDate.slice(0, 4)) + later;
  return `${year}-${birthDate.slice(5) === '02-29' ? '02-28' : birthDate.slice(5)}`;
}

interface Story {
  readonly phase: Phase;
  readonly term: Term;
  readonly subjects: readonly SubjectCode[];
}

/** Terms that are over stand as in the sample; of the one that runs, as much as the phase has; the rest is empty. */
function standing(
  pupil: PupilEntry,
  index: number,
  { phase, term, subjects }: Story,
): Pick<PupilEntry, 'entries' | 'conduct' | 'absences'> {
  const isOver = (one: Term) => phase === 'archived' || one < term;
  const ofTerm = (one: Term) =>
    Object.fromEntries(
      Object.entries(pupil.entries[one]).map(([subject, entry]) => {
        if (isOver(one)) return [subject, whole(entry, pupil)];
        if (one !== term) return [subject, asFarAs(entry, 0, false, false)];
        return [subject, reached(entry, { phase, place: subjects.indexOf(subject), index, pupil })];
      }),
    );
  const conduct = (one: Term): ConductLevel | null =>
    isOver(one) || (one === term && phase === 'signing') ? (pupil.conduct[one] ?? 'Tốt') : null;
  return {
    entries: { HK1: ofTerm('HK1'), HK2: ofTerm('HK2') },
    conduct: Object.fromEntries(terms.map((one) => [one, conduct(one)])) as PupilEntry['conduct'],
    absences: isOver('HK2') ? pupil.absences : { permitted: index % 3, unpermitted: 0 },
  };
}

interface Sheet {
  readonly phase: Phase;
  /** Of the subject in the list. */
  readonly place: number;
  /** Of the pupil. */
  readonly index: number;
  readonly pupil: PupilEntry;
}

/** Two subjects of the class that is behind were hardly begun; elsewhere some cells are forgotten. */
function reached(entry: TermEntry, { phase, place, index, pupil }: Sheet): TermEntry {
  if (phase === 'signing') return whole(entry, pupil);
  if (phase === 'behind') {
    if (place === 1) return asFarAs(entry, index % 4 === 0 ? 1 : 0, false, false);
    if (place === 5) return asFarAs(entry, 1, false, false);
    return asFarAs(entry, 2, place % 3 !== 0, false);
  }
  const forgotten = place === 2 && index >= 11;
  return asFarAs(entry, forgotten ? 1 : 3, place % 2 === 0 && !forgotten, false);
}

const PASSED = tenths(70);

/** Nothing missing: the few gaps of the sample are filled with what stands beside them. */
function whole(entry: TermEntry, { name }: PupilEntry): TermEntry {
  if (entry.kind === 'exempt') return entry;
  const remark =
    entry.remark === '' ? `${name.split(' ').at(-1) ?? ''} có nhiều cố gắng trong học tập.` : entry.remark;
  if (entry.kind === 'comment') {
    const { regular, midterm, final } = entry;
    return {
      ...entry,
      remark,
      regular: regular.map((one) => one ?? 'Đ'),
      midterm: midterm ?? 'Đ',
      final: final ?? 'Đ',
    };
  }
  const { regular, midterm, final } = entry;
  return {
    ...entry,
    remark,
    regular: regular.map((one) => one ?? PASSED),
    midterm: midterm ?? PASSED,
    final: final ?? PASSED,
  };
}

function asFarAs(entry: TermEntry, tests: number, midterm: boolean, final: boolean): TermEntry {
  if (entry.kind === 'exempt') return entry;
  const kept = <Value>(values: readonly (Value | null)[]) =>
    values.map((value, index) => (index < tests ? value : null));
  return entry.kind === 'score'
    ? {
        ...entry,
        regular: kept(entry.regular),
        midterm: midterm ? entry.midterm : null,
        final: final ? entry.final : null,
        remark: '',
      }
    : {
        ...entry,
        regular: kept(entry.regular),
        midterm: midterm ? entry.midterm : null,
        final: final ? entry.final : null,
        remark: '',
      };
}
