// Who taught and ran the school in a year, and how timely marks were entered: tables that are counted from the installation.
import type { StatisticsPeriod, StatisticsRow, StatisticsTable } from '../../../assessment/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { addDays, beginningOf, boundsOf } from '../../../policies/index.ts';
import type { AppointedRole, Appointment } from '../access/appointment.ts';
import type { House } from '../ports/house.ts';
import { sheetsOfClass } from '../results/progress.ts';
import type { CountedSource } from './count-classes.ts';

export interface WorkAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly period: StatisticsPeriod;
  readonly at: Instant;
}

/** @throws Fault `blob.*` */
export async function workTables(
  house: House,
  asked: WorkAsked,
  sources: readonly CountedSource[],
): Promise<readonly StatisticsTable[]> {
  if (sources.length === 0) return [];
  return [await staffTable(house, asked, sources), await entryTable(house, asked, sources)];
}

/** A person counts once in each row, and once in all. */
const offices: readonly (readonly [string, readonly AppointedRole[]])[] = [
  ['Giáo viên chủ nhiệm', ['homeroomTeacher']],
  ['Giáo viên bộ môn', ['subjectTeacher']],
  ['Tổ trưởng chuyên môn', ['departmentHead']],
  ['Lãnh đạo', ['principal', 'vicePrincipal']],
  ['Văn thư, quản trị', ['registrar', 'administrator']],
];

async function staffTable(
  house: House,
  { schoolId, schoolYear }: WorkAsked,
  sources: readonly CountedSource[],
): Promise<StatisticsTable> {
  const classes = new Set<string>(sources.map(({ schoolClass }) => schoolClass.id));
  const { from, to } = boundsOf(schoolYear);
  const [begins, ends] = [beginningOf(from), beginningOf(addDays(to, 1))];
  /** What is of classes is of their year; all else of the years it was held in. */
  const isOfYear = ({ scope, validFrom, validTo }: Appointment) =>
    scope.classes
      ? scope.classes.some((id) => classes.has(id))
      : validFrom < ends && (validTo === null || validTo >= begins);
  const held = (await house.store.read((view) => view.appointmentsIn(schoolId))).filter(isOfYear);
  const people = (roles: readonly AppointedRole[]): ReadonlySet<PersonId> =>
    new Set(held.flatMap(({ role, personId }) => (roles.includes(role) ? [personId] : [])));
  const row = (
    label: string,
    kind: StatisticsRow['kind'],
    roles: readonly AppointedRole[],
  ): StatisticsRow => ({
    ...{ label, kind, counts: [people(roles).size], shares: [] },
  });
  return {
    ...{ key: 'staff', title: 'Giáo viên, cán bộ được phân công', columns: ['Người'], shared: null },
    rows: [
      ...offices.map(([label, roles]) => row(label, 'part', roles)),
      row(
        'Tất cả',
        'total',
        offices.flatMap(([, roles]) => roles),
      ),
    ],
  };
}

const columns = ['Ô bắt buộc', 'Đã nhập', 'Nhập muộn', 'Quá hạn còn trống'];

async function entryTable(
  house: House,
  { period, at }: WorkAsked,
  sources: readonly CountedSource[],
): Promise<StatisticsTable> {
  const rows: StatisticsRow[] = [];
  for (const { className, schoolClass } of sources) {
    const sheets = (await sheetsOfClass(house, schoolClass, at)).filter(
      ({ term }) => period === 'year' || term === period,
    );
    const sum = (count: (sheet: (typeof sheets)[number]) => number) =>
      sheets.reduce((all, sheet) => all + count(sheet), 0);
    const counts = [
      sum(({ required }) => required),
      sum(({ entered }) => entered),
      sum(({ enteredLate }) => enteredLate),
      sum(({ late }) => late),
    ];
    rows.push({ label: className, kind: 'class', counts, shares: [] });
  }
  const total = columns.map((_, index) => rows.reduce((all, { counts }) => all + (counts[index] ?? 0), 0));
  return {
    ...{ key: 'entry', title: 'Nhập điểm, nhận xét', columns, shared: null },
    rows: [...rows, { label: 'Tất cả', kind: 'total', counts: total, shares: [] }],
  };
}
