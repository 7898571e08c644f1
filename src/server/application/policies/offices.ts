// The parties a policy names, as the people who hold their offices at the school.
import type { Instant } from '../../../kernel/index.ts';
import type { Party } from '../../../policies/index.ts';
import { holdsAt } from '../access/appointment.ts';
import type { AppointedRole, Appointment } from '../access/appointment.ts';
import { covers } from '../access/may.ts';
import type { AccessTarget } from '../access/may.ts';

/** Ban quản trị runs the system: its people are appointed as administrators. */
export const rolesOfParty: Readonly<Record<Party, readonly AppointedRole[]>> = {
  principal: ['principal'],
  vicePrincipal: ['vicePrincipal'],
  leadership: ['principal', 'vicePrincipal'],
  systemBoard: ['administrator'],
  administrator: ['administrator'],
  department: ['departmentHead'],
  departmentHead: ['departmentHead'],
  subjectTeacher: ['subjectTeacher'],
  homeroomTeacher: ['homeroomTeacher'],
  registrar: ['registrar'],
  office: ['registrar', 'administrator'],
};

/** Whether one of the appointments puts its holder among the party, for the target, at that moment. */
export const isOfParty = (
  appointments: readonly Appointment[],
  party: Party,
  target: AccessTarget,
  at: Instant,
): boolean =>
  appointments.some(
    (one) =>
      one.schoolId === target.schoolId &&
      holdsAt(one, at) &&
      rolesOfParty[party].includes(one.actingFor ?? one.role) &&
      covers(one.scope, target, ['subjects', 'terms']),
  );
