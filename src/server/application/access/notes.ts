// What the journal keeps about appointments.
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { JournalDraft } from '../journal/entry.ts';
import { actorText } from '../journal/entry.ts';
import type { Appointment, Decision } from './appointment.ts';

export const appointmentMade = (appointment: Appointment, actor: Actor, at: Instant): JournalDraft => ({
  at,
  actor: actorText(actor),
  record: null,
  event: { type: 'appointment.made', ...appointment },
});

export const appointmentEnded = (
  { id, personId, role }: Appointment,
  ending: { readonly validTo: Instant; readonly decision?: Decision },
  actor: Actor,
  at: Instant,
): JournalDraft => ({
  at,
  actor: actorText(actor),
  record: null,
  event: { type: 'appointment.ended', appointment: id, person: personId, role, ...ending },
});
