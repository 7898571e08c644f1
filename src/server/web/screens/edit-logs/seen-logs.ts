// The edit logs of a school year as somebody may see them: of the school by period, of single classes.
import {
  listEditLogs,
  may,
  type EditLogStanding,
  holdsAt,
  type Person,
  type SchoolClass,
} from '../../../application/index.ts';
import { byVietnameseName, byVietnameseWord, type Instant, type PersonId } from '../../../../kernel/index.ts';
import { boundsOf, dayAt, isSchoolYear, schoolYearOf } from '../../../../policies/index.ts';
import { namesOf, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface SeenLogs {
  readonly schoolYear: string;
  readonly years: readonly string[];
  readonly classes: readonly SchoolClass[];
  /** The year first, then its months that have begun, the latest first; with the last edition of the whole school. */
  readonly periods: readonly { readonly period: string; readonly standing: EditLogStanding | null }[];
  /** Last editions. */
  readonly ofClasses: readonly { readonly name: string; readonly standing: EditLogStanding }[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly mayRead: boolean;
  readonly mayFreeze: boolean;
  /** Who may check a log before the principal signs it. */
  readonly checkers: readonly Person[];
}

export async function seenLogs({ desk, caller, appointments, query, now }: Visit<Caller>): Promise<SeenLogs> {
  const { person: by, schoolId } = caller;
  const asked = query.get('year') ?? '';
  const schoolYear = isSchoolYear(asked) ? asked : schoolYearOf(dayAt(now));
  const all = (await listEditLogs(desk.house, { schoolId, by })) ?? [];
  const classes = await desk.house.store.read((view) => view.classes(schoolId));
  const periods = [schoolYear, ...monthsOf(schoolYear, now).toReversed()];
  const last = all.filter(isLast).filter(({ log }) => periods.includes(log.period));
  const allows = (action: 'edits.read' | 'editLog.frozen') =>
    may(appointments, action, { schoolId, schoolYear }, now) !== null;
  const checkers = await desk.house.store.read(async (view) => {
    const held = (await view.appointmentsIn(schoolId)).filter((one) => holdsAt(one, now));
    const fit = held.filter(
      (one) =>
        one.role !== 'principal' && may([one], 'editLog.checked', { schoolId, schoolYear }, now) !== null,
    );
    return view.people([...new Set(fit.map(({ personId }) => personId))]);
  });
  return {
    schoolYear,
    years: [...new Set([...classes.map((one) => one.schoolYear), schoolYear])].toSorted().toReversed(),
    classes: classes.filter((one) => one.schoolYear === schoolYear),
    periods: periods.map((period) => ({
      period,
      standing: last.find(({ log }) => log.classId === null && log.period === period) ?? null,
    })),
    ofClasses: last
      .flatMap((standing) => {
        const found = classes.find(({ id }) => id === standing.log.classId);
        return found ? [{ name: found.name, standing }] : [];
      })
      .toSorted((one, other) => byVietnameseWord(one.name, other.name)),
    names: await namesOf(
      desk,
      all.flatMap(({ log }) => [log.checker, log.leader]),
    ),
    mayRead: allows('edits.read'),
    mayFreeze: allows('editLog.frozen'),
    checkers: checkers.toSorted((one, other) => byVietnameseName(one.name, other.name)),
  };
}

/** No later edition of the same. */
const isLast = ({ log }: EditLogStanding, _: number, all: readonly EditLogStanding[]): boolean =>
  !all.some(
    (other) =>
      other.log.classId === log.classId && other.log.period === log.period && other.log.edition > log.edition,
  );

/** `2025-08` …, those that have begun. */
function monthsOf(schoolYear: string, now: Instant): readonly string[] {
  const { from, to } = boundsOf(schoolYear);
  const last = [to, dayAt(now)].toSorted()[0]?.slice(0, 7) ?? '';
  const [year = 0, month = 0] = from.split('-').map(Number);
  const months = Array.from({ length: 12 }, (_, index) => {
    const at = new Date(Date.UTC(year, month - 1 + index, 1));
    return at.toISOString().slice(0, 7);
  });
  return months.filter((one) => one <= last);
}
