// Whom an edit log concerns: every class it may tell of. Who prints, reads or signs it needs the right in each of them.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import type { Appointment } from '../access/appointment.ts';
import { accessFault } from '../access/faults.ts';
import { may, type AccessTarget } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { FrozenEditLog } from '../ports/edit-log-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { logPeriod, type LogPeriod } from './period.ts';

export interface Concerned {
  readonly schoolId: string;
  /** Null: all classes of the school; of that school year where the period is one. */
  readonly classId: string | null;
  readonly period: LogPeriod;
}

/** By school year and name. @throws Fault `class.unknown` also for a class of another school */
export async function classesConcerned(view: View, concerned: Concerned): Promise<readonly SchoolClass[]> {
  const { schoolId, classId, period } = concerned;
  const classes = (await view.classes(schoolId)).filter(
    (one) =>
      (classId === null || one.id === classId) &&
      (period.printed.kind === 'month' || one.schoolYear === period.schoolYear),
  );
  if (classId !== null && classes.length === 0) throw applicationFault('class.unknown', { class: classId });
  return classes.toSorted(byName);
}

const byName = (a: SchoolClass, b: SchoolClass) =>
  a.schoolYear.localeCompare(b.schoolYear) || a.name.localeCompare(b.name, 'vi', { numeric: true });

/** What `mayEverywhere` asks about; the school itself where it has no class yet. */
export async function targetsOf(view: View, concerned: Concerned): Promise<readonly AccessTarget[]> {
  const targets = (await classesConcerned(view, concerned)).map(classTarget);
  const { schoolId, period } = concerned;
  return targets.length > 0 ? targets : [{ schoolId, schoolYear: period.schoolYear }];
}

export const targetsOfLog = (view: View, { schoolId, classId, period, until }: FrozenEditLog) =>
  targetsOf(view, { schoolId, classId, period: logPeriod(period, until) });

export const mayEverywhere = (
  appointments: readonly Appointment[],
  action: AccessAction,
  targets: readonly AccessTarget[],
  at: Instant,
): boolean => targets.every((target) => may(appointments, action, target, at) !== null);

export interface WishEverywhere {
  readonly person: PersonId;
  readonly action: AccessAction;
  readonly targets: readonly AccessTarget[];
  readonly at: Instant;
}

/** @throws Fault `access.notPermitted` */
export async function permissionEverywhere(
  view: View,
  { person, action, targets, at }: WishEverywhere,
): Promise<void> {
  if (!mayEverywhere(await view.appointmentsOf(person), action, targets, at))
    throw accessFault('access.notPermitted', { action });
}
