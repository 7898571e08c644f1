// What makes an appointment sound: its scope, its period, its decision, and duties kept apart.
import type { Instant } from '../../../kernel/index.ts';
import { limits } from './appointment.ts';
import type { AppointedRole, Appointment, Decision, Scope } from './appointment.ts';
import { accessFault } from './faults.ts';
import { roleTable } from './role-table.ts';

/** Only the known limits, each named once. @throws Fault `access.scopeMissing` when one the role needs is missing or empty, `access.scopeTooWide` */
export function soundScope(role: AppointedRole, scope: Scope): Scope {
  const present = limits.filter((limit) => scope[limit] !== undefined);
  const { limitedBy, oneOf = [] } = roleTable[role];
  const missing = [
    ...limitedBy.filter((limit) => !present.includes(limit)),
    ...present.filter((limit) => scope[limit]?.length === 0),
  ];
  if (missing.length > 0) throw accessFault('access.scopeMissing', { role, limits: missing });
  const several = oneOf.filter((limit) => new Set<unknown>(scope[limit]).size > 1);
  if (several.length > 0) throw accessFault('access.scopeTooWide', { role, limits: several });
  return Object.fromEntries(present.map((limit) => [limit, [...new Set<unknown>(scope[limit])].toSorted()]));
}

/** @throws Fault `access.periodEmpty` */
export function soundPeriod(
  validFrom: Instant,
  validTo: Instant | null,
): Pick<Appointment, 'validFrom' | 'validTo'> {
  const sound =
    Number.isSafeInteger(validFrom) &&
    (validTo === null || (Number.isSafeInteger(validTo) && validTo > validFrom));
  if (!sound) throw accessFault('access.periodEmpty');
  return { validFrom, validTo };
}

/** @throws Fault `access.decisionUnnamed` */
export function soundDecision({ number, date }: Decision): Decision {
  const named = number.normalize('NFC').trim();
  const day = new Date(`${date}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime());
  if (named === '' || !real || day.toISOString().slice(0, 10) !== date) {
    throw accessFault('access.decisionUnnamed');
  }
  return { number: named, date };
}

/**
 * The appointment of the same person that may not stand beside the new one at any moment. What is limited to different
 * classes never meets: books of past years name people in the roles they had then.
 */
export const mixedWith = (added: Appointment, held: readonly Appointment[]): Appointment | undefined =>
  held.find(
    (other) =>
      other.schoolId === added.schoolId &&
      (roleTable[added.role].apartFrom.includes(other.role) ||
        roleTable[other.role].apartFrom.includes(added.role)) &&
      overlap(added, other) &&
      meet(added.scope, other.scope),
  );

/** Other limits do not part duties: who seals for grade 6 does not approve for grade 7. */
const meet = ({ classes: some }: Scope, { classes: others }: Scope): boolean =>
  some === undefined || others === undefined || some.some((one) => others.includes(one));

/** Every limit of the wider scope binds the narrower one at least as tightly. */
export const within = (narrow: Scope, wide: Scope): boolean =>
  limits.every((limit) => {
    const allowed: readonly unknown[] | undefined = wide[limit];
    const asked: readonly unknown[] | undefined = narrow[limit];
    return allowed === undefined || (asked?.every((value) => allowed.includes(value)) ?? false);
  });

type Period = Pick<Appointment, 'validFrom' | 'validTo'>;

/** Half-open periods; one that never begins because it ended before overlaps nothing. */
const overlap = (a: Period, b: Period): boolean =>
  Math.max(a.validFrom, b.validFrom) < Math.min(a.validTo ?? Infinity, b.validTo ?? Infinity);
