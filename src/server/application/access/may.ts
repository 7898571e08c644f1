// May somebody do this to that, now? A pure decision from the appointments of one person and the table.
import type { Term } from '../../../assessment/index.ts';
import type { ClassId, Instant } from '../../../kernel/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import { accessPolicy } from './access-policy.ts';
import type { AccessAction } from './access-action.ts';
import type { Grant } from './access-policy.ts';
import { capacityOf, holdsAt, limits } from './appointment.ts';
import type { Appointment, Limit, Scope } from './appointment.ts';
import { roleTable } from './role-table.ts';

/** What an action is about. What the target does not say can meet no limit: silence never widens a right. */
export interface AccessTarget {
  readonly schoolId: string;
  readonly schoolYear?: string;
  readonly grade?: number;
  readonly classId?: ClassId;
  readonly subject?: string;
  readonly term?: Term;
  /** Pupil code. */
  readonly pupil?: string;
  /** Of the record, when there is one. */
  readonly state?: string;
}

/**
 * The appointment that allows it, the narrowest ground there is for the journal, or null. Each appointment is judged
 * by itself: class from one and subject from another never add up.
 */
export function may(
  appointments: readonly Appointment[],
  action: AccessAction,
  target: AccessTarget,
  at: Instant,
): Appointment | null {
  const grants = grantsOf(action, target.state);
  return (
    appointments.find(
      (appointment) =>
        appointment.schoolId === target.schoolId &&
        holdsAt(appointment, at) &&
        isWhole(appointment) &&
        grants.some(
          ({ capacity, beyond = [], ifSaid = [] }) =>
            capacity === capacityOf(appointment) &&
            covers(appointment.scope, target, [
              ...beyond,
              ...ifSaid.filter((limit) => isSilent(target, limit)),
            ]),
        ),
    ) ?? null
  );
}

const grantsOf = (action: AccessAction, state: string | undefined): readonly Grant[] =>
  accessPolicy
    .filter(
      (row) =>
        row.action === action &&
        (row.states === undefined || (state !== undefined && row.states.includes(state as RecordState))),
    )
    .flatMap(({ by }) => by);

/** A teacher without a class, or a parent of two, stored by whatever accident, may do nothing rather than too much. */
function isWhole({ role, scope }: Appointment): boolean {
  const { limitedBy, oneOf = [] } = roleTable[role];
  return (
    limitedBy.every((limit) => scope[limit] !== undefined) &&
    oneOf.every((limit) => (scope[limit]?.length ?? 0) < 2)
  );
}

/** Whether a limit of the scope leaves the target out; what the target does not say meets no limit. */
export function covers(scope: Scope, target: AccessTarget, beyond: readonly Limit[]): boolean {
  return limits.every((limit) => {
    const allowed: readonly unknown[] | undefined = scope[limit];
    if (allowed === undefined || beyond.includes(limit)) return true;
    const asked = target[facets[limit]];
    return asked !== undefined && allowed.includes(asked);
  });
}

const isSilent = (target: AccessTarget, limit: Limit): boolean => target[facets[limit]] === undefined;

const facets = {
  schoolYears: 'schoolYear',
  grades: 'grade',
  classes: 'classId',
  subjects: 'subject',
  terms: 'term',
  pupils: 'pupil',
} as const satisfies Record<Limit, keyof AccessTarget>;
