// A school year week by week: what was due and passed, what is late, what comes; weeks without anything stand together.
import {
  addDays,
  dayAt,
  isSchoolYear,
  schoolCalendar,
  schoolYearOf,
  type Break,
  type IsoDate,
} from '../../../../policies/index.ts';
import {
  agenda,
  mayReadPolicies,
  policyInForce,
  type AgendaItem,
  type PassedMilestone,
} from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface Span {
  /** First and last number of the weeks; null outside the weeks of school. */
  readonly weeks: readonly [number, number] | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Of a break, its name. */
  readonly name: string | null;
  readonly items: readonly AgendaItem[];
  readonly isNow: boolean;
}

export type SeenCalendar = Awaited<ReturnType<typeof seenCalendar>>;

/** @throws Fault `access.notPermitted` */
export async function seenCalendar({ desk, caller, query, now }: Visit<Caller>) {
  const { house } = desk;
  const { schoolId } = caller;
  await mayReadPolicies(house, caller);
  const current = schoolYearOf(dayAt(now));
  const asked = query.get('year');
  const schoolYear = asked !== null && isSchoolYear(asked) ? asked : current;
  const { years, noted } = await house.store.read(async (view) => ({
    years: (await view.classes(schoolId)).map((one) => one.schoolYear),
    noted: await view.passedMilestones(schoolId, schoolYear),
  }));
  const inForce = await policyInForce(house, { schoolId, schoolYear, at: now });
  const told = await agenda(house, { schoolId, schoolYear }, now);
  const days = schoolCalendar(inForce?.policy ?? null, schoolYear);
  const breaks = inForce?.policy.calendar?.years?.find((one) => one.schoolYear === schoolYear)?.breaks ?? [];
  return {
    schoolYear,
    years: [...new Set([...years, current, schoolYear])].toSorted().toReversed(),
    inForce,
    agenda: told,
    spans: spansOf(days.weeks, breaks, told?.items ?? [], dayAt(now)),
    notedOf: (item: AgendaItem): PassedMilestone | undefined =>
      noted.find(({ milestone, lastDay }) => milestone === item.milestone.id && lastDay === item.lastDay),
  };
}

type Weeks = ReturnType<typeof schoolCalendar>['weeks'];

export function spansOf(
  weeks: Weeks,
  breaks: readonly Break[],
  items: readonly AgendaItem[],
  today: IsoDate,
): readonly Span[] {
  const isIn = (from: IsoDate, to: IsoDate) => (day: IsoDate) => from <= day && day <= to;
  const ofWeeks = weeks.map(({ number, from, to }): Span => {
    const covers = isIn(from, to);
    const mine = items.filter(({ lastDay }) => covers(lastDay));
    return { weeks: [number, number], from, to, name: null, items: mine, isNow: covers(today) };
  });
  const outside = items.filter(({ lastDay }) => !weeks.some(({ from, to }) => isIn(from, to)(lastDay)));
  const ofBreaks = breaks.map(({ from, to, name }): Span => {
    const covers = isIn(from, to);
    const mine = outside.filter(({ lastDay }) => covers(lastDay));
    return { weeks: null, from, to, name, items: mine, isNow: covers(today) };
  });
  const left = outside.filter(({ lastDay }) => !breaks.some(({ from, to }) => isIn(from, to)(lastDay)));
  const ofDays = left.map((item): Span => {
    const { lastDay: day } = item;
    return { weeks: null, from: day, to: day, name: null, items: [item], isNow: day === today };
  });
  const all = [...ofWeeks, ...ofBreaks, ...ofDays].toSorted((a, b) => a.from.localeCompare(b.from));
  return all.reduce<readonly Span[]>(joined, []);
}

/** Weeks after each other of which nothing is to be told. */
function joined(before: readonly Span[], next: Span): readonly Span[] {
  const last = before.at(-1);
  const quiet = (span: Span) => span.items.length === 0 && !span.isNow;
  if (!last?.weeks || !next.weeks || !quiet(last) || !quiet(next) || addDays(last.to, 1) !== next.from)
    return [...before, next];
  return [...before.slice(0, -1), { ...last, weeks: [last.weeks[0], next.weeks[1]], to: next.to }];
}
