// What somebody may cause or read: every action that the table of rights decides on.
import type { RecordEventType } from '../../../workflows/index.ts';

/** Events of records that people cause; the rest are the program's own. */
export type RecordDeed = Extract<
  RecordEventType,
  | 'entries.imported'
  | 'pupil.left'
  | 'record.submitted'
  | 'record.returned'
  | 'lock.ordered'
  | 'seal.applied'
  | 'paper.signed'
  | 'paper.sealed'
  | 'record.archived'
>;

export type AccessAction =
  | RecordDeed
  /** `signature.applied`, by the role it is given in. */
  | 'subject.signed'
  | 'homeroom.signed'
  | 'approval.signed'
  | 'record.read'
  | 'class.read'
  | 'class.imported'
  /** Classes of a new year made of the last one's. */
  | 'year.carriedOver'
  /** Teachers of a class named by its book. */
  | 'class.staffed'
  | 'journal.read'
  | 'appointment.read'
  | 'appointment.made'
  | 'appointment.ended'
  | 'person.read'
  | 'person.added'
  | 'account.read'
  | 'account.created'
  | 'account.suspended'
  | 'account.reset'
  | 'policy.read'
  | 'policy.adopted'
  | 'calendar.changed'
  /** Deeds of a correction; whom the school's policy wants is asked on top (correction.policy.ts). */
  | 'correction.requested'
  | 'correction.confirmed'
  | 'correction.permitted'
  | 'correction.refused'
  | 'correction.unlocked'
  | 'correction.witnessed'
  | 'correction.read'
  /** Scans sent ahead of a request; the school's seal on its minutes. */
  | 'evidence.sent'
  | 'minutes.sealed'
  /** A sheet of marks, conduct, absences or particulars. */
  | 'results.read'
  | 'results.entered'
  | 'testDays.stated'
  | 'classData.entered'
  | 'progress.read'
  | 'edits.read'
  /** The edit log as a paper: printed, signed by who checked it, signed by the principal. */
  | 'editLog.frozen'
  | 'editLog.checked'
  | 'editLog.approved'
  /** Results after the year: of subjects, of conduct by proposal, and the supplementary page. */
  | 'summer.entered'
  | 'summer.proposed'
  | 'summer.decided'
  | 'summer.signed'
  | 'summer.sealed'
  | 'summer.read'
  | 'paper.printed'
  /** Professional dossiers; whom the policy's route wants is asked on top (dossier.policy.ts). */
  | 'dossier.opened'
  | 'dossier.signed'
  | 'dossier.returned'
  | 'dossier.sealed'
  | 'dossier.read'
  | 'scan.sent'
  /** The office: copies on a leader's decision, prints, what was handed out, the registers of all three. */
  | 'copy.ordered'
  | 'copy.sealed'
  | 'record.printed'
  | 'issue.noted'
  | 'register.drawn'
  /** Statistics and the yearly report as papers. */
  | 'report.drawn'
  /** Media of the archive: sealed by the office with a leader beside, opened again with a reason. */
  | 'medium.sealed'
  | 'medium.witnessed'
  /** The register of disposal: held, ordered by the principal, carried out by the office. */
  | 'archive.held'
  | 'disposal.ordered'
  | 'disposal.carriedOut'
  | 'office.read'
  /** The pupil's book: asked for by the office, granted and signed by the principal, made and sealed by the office. */
  | 'book.requested'
  | 'book.decided'
  | 'book.made'
  | 'book.revoked'
  | 'book.read'
  | 'book.imported'
  | 'lock.proposed'
  /** By whoever the policy names beside the principal. */
  | 'lock.decided'
  | 'lock.executed'
  | 'lockMinutes.drafted'
  /** How the installation runs, as far as it concerns the school. */
  | 'operations.watched'
  | 'notices.watched'
  | 'notices.changed'
  /** The contact book: a class's families are written to, their consent on paper noted, a child's results read. */
  | 'family.written'
  | 'family.consentNoted'
  | 'child.read'
  | 'webhook.changed'
  /** Documents, journal and logs of a class in one file, by whoever inspects. */
  | 'evidence.read'
  | 'token.issued';
