// Whether the milestones stand in order and each can be reached.
import { schoolCalendar } from '../calendar/school-calendar.ts';
import { occurrencesIn } from '../calendar/milestones.ts';
import { windowKey } from '../calendar/windows.ts';
import type { Milestone } from '../calendar-rules.ts';
import type { Policy, SchoolYear } from '../policy.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

export function milestoneProblems(policy: Policy): readonly PolicyProblem[] {
  const milestones = policy.calendar?.milestones ?? [];
  return [
    ...idsUnique(milestones),
    ...weeksInOrder(milestones),
    ...weeksExist(policy, milestones),
    ...gradesKnown(policy, milestones),
    ...windowsPossible(policy),
  ];
}

const at = (index: number, rest = ''): string => `/calendar/milestones/${index}${rest}`;

const idsUnique = (milestones: readonly Milestone[]): readonly PolicyProblem[] =>
  milestones.flatMap(({ id }, index) =>
    milestones.findIndex((other) => other.id === id) === index
      ? []
      : [
          problem('milestoneTwice', at(index, '/id'), {
            vi: `mã mốc “${id}” đã dùng`,
            en: `the id "${id}" is used already`,
          }),
        ],
  );

/** The list is read as a calendar: a week that goes back is a slip of the pen (S3 Đ10a prints week 18 twice). */
function weeksInOrder(milestones: readonly Milestone[]): readonly PolicyProblem[] {
  let latest = 0;
  return milestones.flatMap(({ when }, index) => {
    if (when.on !== 'week') return [];
    if (when.week < latest)
      return [
        problem('weeksOutOfOrder', at(index, '/when/week'), {
          vi: `tuần ${when.week} đứng sau tuần ${latest}`,
          en: `week ${when.week} stands after week ${latest}`,
        }),
      ];
    latest = when.week;
    return [];
  });
}

function weeksExist(policy: Policy, milestones: readonly Milestone[]): readonly PolicyProblem[] {
  return yearsToTry(policy).flatMap((year) => {
    const there = schoolCalendar(policy, year).weeks.length;
    return milestones.flatMap(({ when }, index) =>
      when.on === 'week' && when.week > there
        ? [
            problem('weekMissing', at(index, '/when/week'), {
              vi: `năm học ${year} không có tuần ${when.week}, chỉ có ${there} tuần`,
              en: `the year ${year} has no week ${when.week}, only ${there} weeks`,
            }),
          ]
        : [],
    );
  });
}

const gradesKnown = ({ grades }: Policy, milestones: readonly Milestone[]): readonly PolicyProblem[] =>
  milestones.flatMap(({ grades: some = [] }, index) =>
    some
      .filter((grade) => !grades.includes(grade))
      .map((grade) =>
        problem(
          'gradeForeign',
          at(index, '/grades'),
          { vi: `trường không có khối ${grade}`, en: `there is no grade ${grade} here` },
          grades,
        ),
      ),
  );

/** A window that closes before, or when, it opens is never open. */
function windowsPossible(policy: Policy): readonly PolicyProblem[] {
  const milestones = policy.calendar?.milestones ?? [];
  return yearsToTry(policy).flatMap((year) => {
    const times = new Map(
      occurrencesIn(policy, year).map(({ milestone, passesAt }) => [milestone.id, passesAt]),
    );
    return milestones.flatMap((opening, index) =>
      (opening.opens ?? []).flatMap((window) => {
        const closings = milestones.filter(({ closes = [] }) =>
          closes.some((one) => windowKey(one) === windowKey(window)),
        );
        const opensAt = times.get(opening.id);
        if (opensAt === undefined || closings.length === 0) return [];
        if (closings.some(({ id }) => (times.get(id) ?? 0) > opensAt)) return [];
        return [
          problem('windowNeverOpen', at(index, '/opens'), {
            vi: `năm học ${year}: mở sau khi đã đóng`,
            en: `${year}: opens when it is closed already`,
          }),
        ];
      }),
    );
  });
}

/** Years with dates of their own, and the first one governed. */
const yearsToTry = ({ calendar, schoolYears }: Policy): readonly SchoolYear[] => [
  ...new Set([schoolYears.from, ...(calendar?.years ?? []).map(({ schoolYear }) => schoolYear)]),
];
