// Port: appointments in the store. They are only ever added and ended, never changed or removed.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { PageOf } from './api-store.ts';
import type { Appointment, AppointmentId, Decision } from '../access/appointment.ts';

export interface AccessView {
  /** Also those that ended or have not begun, oldest first. */
  appointmentsOf(personId: PersonId): Promise<readonly Appointment[]>;
  appointmentsIn(schoolId: string): Promise<readonly Appointment[]>;
  /** Oldest first, of a person or of a school, at a moment those in force then; null when `after` names none of them. */
  appointmentsPage(
    of: { readonly person: PersonId } | { readonly school: string },
    page: PageOf & { readonly at?: Instant },
  ): Promise<readonly Appointment[] | null>;
  appointment(id: AppointmentId): Promise<Appointment | null>;
}

export interface AccessTransaction extends AccessView {
  addAppointments(appointments: readonly Appointment[]): Promise<void>;
  /** Brings the end forward or sets it; ends that lie earlier stay, with their decision. */
  endAppointments(ids: readonly AppointmentId[], validTo: Instant, by: Decision | null): Promise<void>;
}
