// From the last year and from what was chosen to the new year as it would be. Pure.
import type { ClassBook } from '../../../assessment/index.ts';
import { canonicalJson } from '../../../kernel/index.ts';
import { nameOf } from '../classes/assignments.ts';
import type { Choices } from './choices.ts';
import { YES } from './choices.ts';
import { whoWorks, type ClassOfLastYear, type TwoYears } from './last-year.ts';
import { proposedPupils } from './propose-pupils.ts';
import { proposedSubjects } from './propose-subjects.ts';
import type { CarryOverProposal, CarryOverQuestion, ProposedClass, ProposedLeaders } from './proposal.ts';
import { regimeOfYear } from '../../../assessment/index.ts';

export interface CarryOverYears {
  readonly schoolId: string;
  readonly fromYear: string;
  readonly toYear: string;
}

const grades = { THCS: { first: 6, last: 9 }, THPT: { first: 10, last: 12 } } as const;

/** `years.last` holds at least one class. */
export function propose(years: CarryOverYears, two: TwoYears, choices: Choices): CarryOverProposal {
  const level = two.last[0]?.book.school.level ?? 'THCS';
  const { first, last } = grades[level];
  const leaders = leadersOf(two, choices);
  const bare = [
    ...two.last
      .filter(({ schoolClass }) => schoolClass.grade === first)
      .map((from) => newClass({ from, kind: 'first', grade: first }, years, two, choices)),
    ...two.last
      .filter(({ schoolClass }) => schoolClass.grade < last)
      .map((from) => newClass({ from, kind: 'up', grade: from.schoolClass.grade + 1 }, years, two, choices)),
  ];
  const pupils = proposedPupils(two, bare, choices, last);
  const classes = bare.map((one) => ({
    ...one,
    coming: one.skipped
      ? 0
      : pupils.filter(({ into, becoming }) => into === one.key && becoming !== 'carried').length,
  }));
  return {
    ...years,
    level,
    leaders,
    classes,
    pupils,
    left: two.last.flatMap(({ left, schoolClass }) =>
      left.map((one) => ({ ...one, fromName: schoolClass.name })),
    ),
    questions: questionsOf(classes, leaders),
  };
}

/** Two looks at the same are the same text. */
export const previewText = (proposal: CarryOverProposal): string => canonicalJson(proposal);

interface Origin {
  readonly from: ClassOfLastYear;
  readonly kind: 'up' | 'first';
  readonly grade: number;
}

function newClass(
  { from, kind, grade }: Origin,
  { toYear }: CarryOverYears,
  two: TwoYears,
  choices: Choices,
): ProposedClass {
  const { schoolClass, book } = from;
  const key = `${kind}:${schoolClass.id}`;
  const name = choices.of(`classes/${key}/name`) ?? nameIn(schoolClass.name, schoolClass.grade, grade);
  const present = two.next.find((one) => one.schoolClass.name === nameOf(name));
  const regime = present?.schoolClass.regime ?? regimeOfYear(toYear, grade);
  const subjects = proposedSubjects({ key, name, grade, regime, book, present: present?.book, two, choices });
  const homeroom = kind === 'up' ? book.staff.homeroomTeacher : homeroomOfLeaving(name, two);
  const wanted = [...(homeroom === null ? [] : [homeroom]), ...subjects.wanted].map(nameOf);
  return {
    key,
    name: nameOf(name),
    grade,
    regime,
    from: schoolClass.id,
    fromName: schoolClass.name,
    present: present?.schoolClass.id ?? null,
    skipped: choices.of(`classes/${key}/skip`) === YES,
    homeroom:
      present?.book.staff.homeroomTeacher ?? choices.of(`classes/${key}/homeroom`) ?? whoWorks(homeroom, two),
    subjects: subjects.proposed,
    gone: [...new Set(wanted.filter((one) => two.gone.has(one)))],
    coming: 0,
  };
}

/** `6A1` → `7A1`; a name that does not begin with its grade stays. */
function nameIn(name: string, grade: number, to: number): string {
  const own = String(grade);
  return name.startsWith(own) && !/^\d/.test(name.slice(own.length))
    ? `${to}${name.slice(own.length)}`
    : name;
}

/** Whoever led the leaving class of the same letter is free for the first grade. */
function homeroomOfLeaving(name: string, { last }: TwoYears): string | null {
  const letter = (text: string) => text.replace(/^\d+/, '');
  const highest = Math.max(...last.map(({ schoolClass }) => schoolClass.grade));
  const leaving = last.find(
    ({ schoolClass }) => schoolClass.grade === highest && letter(schoolClass.name) === letter(name),
  );
  return leaving && leaving.schoolClass.name !== name ? leaving.book.staff.homeroomTeacher : null;
}

/** Of the latest class book that names somebody who still works here. */
function leadersOf(two: TwoYears, choices: Choices): ProposedLeaders {
  const books = [...two.next, ...two.last].map(({ book }) => book);
  const of = (office: keyof ClassBook['staff'] & keyof ProposedLeaders) =>
    choices.of(`school/${office}`) ??
    books.map(({ staff }) => whoWorks(staff[office], two)).find((name) => name !== null) ??
    null;
  return { principal: of('principal'), vicePrincipal: of('vicePrincipal'), registrar: of('registrar') };
}

function questionsOf(
  classes: readonly ProposedClass[],
  leaders: ProposedLeaders,
): readonly CarryOverQuestion[] {
  const made = classes.filter(({ present, skipped }) => present === null && !skipped);
  if (made.length === 0) return [];
  const offices = (['principal', 'registrar'] as const).filter((office) => leaders[office] === null);
  const names = classes.filter(({ skipped }) => !skipped).map(({ name }) => name);
  return [
    ...offices.map((office) => ({ about: 'leader', office }) as const),
    ...made.flatMap(({ key, name, homeroom, subjects }): CarryOverQuestion[] => [
      ...(names.indexOf(name) !== names.lastIndexOf(name) ? [{ about: 'name', key, name } as const] : []),
      ...(homeroom === null ? [{ about: 'homeroom', key, name } as const] : []),
      ...(subjects.length === 0 ? [{ about: 'subjects', key, name } as const] : []),
      ...subjects
        .filter(({ teacher }) => teacher === null)
        .map(({ code }) => ({ about: 'teacher', key, name, subject: code }) as const),
    ]),
  ];
}
