// The next version of a school's rules with another calendar: what a form says put into the policy, checked like any policy.
import {
  dayIn,
  readPolicy,
  schoolCalendar,
  type CalendarRules,
  type Milestone,
  type Policy,
  type PolicyProblem,
  type YearDates,
} from '../../../../policies/index.ts';
import type { Fields } from '../../serving/fields.ts';

/** A policy's text that reads well; or what is wrong, by the name of its field (empty: of none). */
export type Drafted = { readonly file: string } | DraftedWrong;
export interface DraftedWrong {
  readonly problems: ReadonlyMap<string, PolicyProblem>;
  readonly typed: Fields;
}

/** Rows of breaks that a form offers beyond those there are. */
export const BLANK_BREAKS = 2;

/** Field to value, as dates are sent: what stands now. */
export function standingFields(policy: Policy, schoolYear: string): ReadonlyMap<string, string> {
  const year = yearOf(policy.calendar, schoolYear);
  const { firstDay } = schoolCalendar(policy, schoolYear);
  const breaks = (year?.breaks ?? []).flatMap(({ from, to, name }, index) => [
    [`break.${index}.from`, from] as const,
    [`break.${index}.to`, to] as const,
    [`break.${index}.name`, name] as const,
  ]);
  const milestones = (policy.calendar?.milestones ?? []).flatMap(({ when }, index) => {
    const value = changeable(when, schoolYear);
    return value === null ? [] : [[`milestone.${index}`, value] as const];
  });
  return new Map([
    ['firstDay', firstDay],
    ['exam.HK1', year?.termExams?.HK1 ?? ''],
    ['exam.HK2', year?.termExams?.HK2 ?? ''],
    ...breaks,
    ...milestones,
  ]);
}

export function draftedCalendar(policy: Policy, schoolYear: string, typed: Fields): Drafted {
  const rows = breakRows(policy, schoolYear).filter((row) =>
    parts.some((part) => typed.text(`break.${row}.${part}`) !== ''),
  );
  const { calendar = {} } = policy;
  const { years = [], milestones = [] } = calendar;
  const former = yearOf(calendar, schoolYear);
  const { firstDay: usual } = schoolCalendar(policy, schoolYear);
  const firstDay = typed.text('firstDay');
  const exams = { HK1: typed.text('exam.HK1'), HK2: typed.text('exam.HK2') };
  const hasExam = exams.HK1 !== '' || exams.HK2 !== '';
  const year: YearDates = {
    schoolYear,
    ...(firstDay !== '' && (former?.firstDay !== undefined || firstDay !== usual) && { firstDay }),
    ...(rows.length > 0 && {
      breaks: rows.map((row) => ({
        from: typed.text(`break.${row}.from`),
        to: typed.text(`break.${row}.to`),
        name: typed.text(`break.${row}.name`),
      })),
    }),
    ...(hasExam && {
      termExams: { ...(exams.HK1 && { HK1: exams.HK1 }), ...(exams.HK2 && { HK2: exams.HK2 }) },
    }),
  };
  const place = former ? years.indexOf(former) : years.length;
  const isSaid = Object.keys(year).length > 1 || former !== undefined;
  const next = {
    ...policy,
    // The former decision is not the new one's.
    ...{ decision: undefined, effectiveFrom: undefined },
    version: policy.version + 1,
    calendar: {
      ...calendar,
      ...(isSaid && { years: [...years.slice(0, place), year, ...years.slice(place + 1)] }),
      ...(milestones.length > 0 && {
        milestones: milestones.map((one, index) => moved(one, typed.text(`milestone.${index}`), schoolYear)),
      }),
    },
  };
  const file = JSON.stringify(next, null, 2);
  const reading = readPolicy(Buffer.from(file));
  if (reading.ok) return { file };
  const problems = new Map(
    reading.problems.map((problem) => [fieldOf(problem.pointer, place, rows), problem]),
  );
  return { problems, typed };
}

const parts = ['from', 'to', 'name'] as const;

export const breakRows = (policy: Policy, schoolYear: string): readonly number[] =>
  Array.from(
    { length: (yearOf(policy.calendar, schoolYear)?.breaks?.length ?? 0) + BLANK_BREAKS },
    (_, row) => row,
  );

const yearOf = (calendar: CalendarRules | undefined, schoolYear: string): YearDates | undefined =>
  calendar?.years?.find((one) => one.schoolYear === schoolYear);

/** A day of this year, or a number; null for times that follow from others. */
function changeable(when: Milestone['when'], schoolYear: string): string | null {
  if (when.on === 'before' || when.on === 'through') return dayIn(schoolYear, when.day);
  if (when.on === 'week') return String(when.week);
  return when.on === 'everyMonthBefore' ? String(when.dayOfMonth) : null;
}

function moved(milestone: Milestone, typed: string, schoolYear: string): Milestone {
  const { when } = milestone;
  const standing = changeable(when, schoolYear);
  if (standing === null || typed === '' || typed === standing) return milestone;
  if (when.on === 'before' || when.on === 'through')
    return {
      ...milestone,
      when: { ...when, day: dayIn(schoolYear, typed.slice(5)) === typed ? typed.slice(5) : typed },
    };
  if (when.on === 'week') return { ...milestone, when: { ...when, week: Number(typed) } };
  return when.on === 'everyMonthBefore'
    ? { ...milestone, when: { ...when, dayOfMonth: Number(typed) } }
    : milestone;
}

/** The field that a place of the policy came from; empty where no field speaks of it. */
function fieldOf(pointer: string, year: number, rows: readonly number[]): string {
  const [, milestone] = /^\/calendar\/milestones\/(\d+)/.exec(pointer) ?? [];
  if (milestone !== undefined) return `milestone.${milestone}`;
  const own = `/calendar/years/${year}/`;
  if (!pointer.startsWith(own)) return '';
  const [first = '', second = '', third = 'to'] = pointer.slice(own.length).split('/');
  if (first === 'breaks') return `break.${rows[Number(second)] ?? 0}.${third}`;
  return first === 'termExams' ? `exam.${second}` : first;
}
