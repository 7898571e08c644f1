// An appointment: who may act in which role, for what, from when to when, by which written decision (R10, R11, R18–R22).
import type { Term } from '../../../assessment/index.ts';
import type { Brand, ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';

export type AppointmentId = Brand<string, 'AppointmentId'>;

/** The people of a school and around it, as regulations name them. */
export type AppointedRole =
  | 'subjectTeacher'
  | 'homeroomTeacher'
  | 'departmentHead'
  | 'vicePrincipal'
  | 'principal'
  | 'administrator'
  | 'registrar'
  | 'parent'
  | 'pupil'
  | 'inspector';

/** What an appointment is limited to. A limit left out does not limit; an empty list would allow nothing and is refused. */
export interface Scope {
  /** `2025-2026`. */
  readonly schoolYears?: readonly string[];
  readonly grades?: readonly number[];
  readonly classes?: readonly ClassId[];
  /** Subject codes. */
  readonly subjects?: readonly string[];
  readonly terms?: readonly Term[];
  /** Pupil codes, for parents and pupils. */
  readonly pupils?: readonly string[];
}

export type Limit = keyof Scope;
export const limits = ['schoolYears', 'grades', 'classes', 'subjects', 'terms', 'pupils'] as const;

/** A written decision: `12/QĐ-THCS`, and its day as `2025-08-30`. */
export interface Decision {
  readonly number: string;
  readonly date: string;
}

/** What an appointment rests on: a decision, or the class book whose sheet "Phân công" names the person. */
export type Basis =
  | ({ readonly kind: 'decision' } & Decision)
  | { readonly kind: 'classBook'; readonly classId: ClassId; readonly fileHash: Sha256 };

export interface Appointment {
  readonly id: AppointmentId;
  readonly schoolId: string;
  readonly personId: PersonId;
  readonly role: AppointedRole;
  readonly scope: Scope;
  readonly basis: Basis;
  /** From this moment on. */
  readonly validFrom: Instant;
  /** No longer at this moment; null until somebody ends it. */
  readonly validTo: Instant | null;
  /** The decision that ended it early; null while none did, or when a newer class book no longer names the person. */
  readonly endedBy: Decision | null;
  /** KT. HIỆU TRƯỞNG: a vice principal who signs in the principal's place; null for everybody's own role. */
  readonly actingFor: 'principal' | null;
  /** The appointment whose holder delegated this one; it never outlives that one. */
  readonly delegatedFrom: AppointmentId | null;
}

/** In which quality somebody acts: their role, or for the principal. */
export type Capacity = AppointedRole | 'actingPrincipal';

export const capacityOf = ({ role, actingFor }: Pick<Appointment, 'role' | 'actingFor'>): Capacity =>
  actingFor === 'principal' ? 'actingPrincipal' : role;

/** False also for a moment that is none. */
export const holdsAt = ({ validFrom, validTo }: Pick<Appointment, 'validFrom' | 'validTo'>, at: Instant) =>
  at >= validFrom && (validTo === null || at < validTo);
