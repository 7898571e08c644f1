// Port: what the store keeps of addresses and messages to people.
import type { PageOf } from './api-store.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';

/** Where somebody is reached, and what for. */
export interface Contact {
  readonly personId: PersonId;
  readonly address: string;
  readonly language: 'vi' | 'en';
  /** `lateOnly` leaves out what merely waits; what was returned or is late always comes. */
  readonly digests: 'all' | 'lateOnly';
  /** When the person agreed to be written to at this address. */
  readonly consentedAt: Instant;
}

/** To families, by their consent; all others go to people at work, by their contact. */
export const familyKinds = ['resultsReleased', 'resultsCorrected', 'familyMessage'] as const;
export type FamilyNoticeKind = (typeof familyKinds)[number];

/** About corrections, to whoever has a part in one. */
export const correctionKinds = ['correctionTurn', 'correctionReminder', 'correctionOutcome'] as const;
export type CorrectionNoticeKind = (typeof correctionKinds)[number];

/** Of what comes with the month, or waits and is nobody's record. */
export const reminderKinds = ['editLogTurn', 'monthlyEntry', 'yearlyReport'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** About professional dossiers, to whose turn it is and to authors. */
export const dossierKinds = ['dossierTurn', 'dossierReturned', 'dossierApproved'] as const;
export type DossierNoticeKind = (typeof dossierKinds)[number];

export type NoticeKind =
  | 'waiting'
  | 'late'
  | 'returned'
  | CorrectionNoticeKind
  | ReminderKind
  | DossierNoticeKind
  | FamilyNoticeKind;

export interface NewNotice {
  readonly id: string;
  readonly personId: PersonId;
  readonly kind: NoticeKind;
  readonly address: string;
  readonly language: Contact['language'];
  readonly subject: string;
  readonly text: string;
  /** What it is about, so that nobody is told twice: the store keeps one notice per occasion. */
  readonly occasion: string;
  readonly createdAt: Instant;
  /** Not to be sent earlier. */
  readonly dueAt: Instant;
}

export interface Notice extends NewNotice {
  readonly state: 'waiting' | 'accepted' | 'bounced' | 'failed';
  /** Attempts begun; a waiting notice with attempts was deferred, or is being sent right now. */
  readonly attempts: number;
  /** The server's last answer, or why there was none. */
  readonly lastReply: string | null;
  readonly settledAt: Instant | null;
}

export interface NoticeVerdict {
  readonly id: string;
  readonly state: Notice['state'];
  readonly lastReply: string;
  readonly dueAt: Instant;
  readonly settledAt: Instant | null;
}

/** When a school's messages go out. Hours of the day, Vietnamese time. */
export interface NoticeSettings {
  /** Nothing is sent from this hour … */
  readonly quietFrom: number;
  /** … to this one; the same hour twice: at any time. */
  readonly quietTo: number;
  /** A day's digest is written from this hour on. */
  readonly digestFrom: number;
  /** After so many days the same news, nothing of it late, is told again. */
  readonly repeatedAfterDays: number;
}

/** Changes whenever something in a class's records does. */
export interface ClassPulse {
  readonly classId: ClassId;
  readonly pulse: string;
}

export interface NoticesView {
  contacts(): Promise<readonly Contact[]>;
  /** Newest first. */
  notices(limit: number, states?: readonly Notice['state'][]): Promise<readonly Notice[]>;
  /** The newest of these kinds that each person was sent or is to be sent. */
  lastNotices(kinds: readonly NoticeKind[]): Promise<readonly Notice[]>;
  /** By school; those that keep the usual ones are left out. */
  noticeSettings(): Promise<ReadonlyMap<string, NoticeSettings>>;
  /** To people of the school, newest first; null when `after` names none of them. */
  noticesPage(schoolId: string, which: 'all' | 'trouble', page: PageOf): Promise<readonly Notice[] | null>;
  notice(id: string): Promise<Notice | null>;
  /** How many were written to people of the school from then until before then. */
  noticesBetween(schoolId: string, from: Instant, until: Instant): Promise<number>;
  /** Of every class when none are named. */
  classPulses(ids?: readonly ClassId[]): Promise<readonly ClassPulse[]>;
  /** How far a reader of the journal has come; null before its first time. */
  cursor(reader: string): Promise<number | null>;
}

export interface NoticesTransaction {
  /** Inserts or replaces by person. */
  saveContact(contact: Contact): Promise<void>;
  /** What waits to be sent there fails; what goes to the person as a parent does not. */
  dropContact(personId: PersonId, at: Instant): Promise<void>;
  /** Leaves out those whose occasion has its notice already. @returns how many were added */
  addNotices(notices: readonly NewNotice[]): Promise<number>;
  /**
   * Takes what is due, oldest first, counting the attempt; until `until` nobody else gets the same. Should this
   * process die, they are due again then.
   * @param quiet schools whose people are left alone now
   */
  claimNotices(
    at: Instant,
    until: Instant,
    limit: number,
    quiet?: readonly string[],
  ): Promise<readonly Notice[]>;
  saveNoticeSettings(schoolId: string, settings: NoticeSettings): Promise<void>;
  /** One that was ended meanwhile does not wait again. */
  settleNotice(verdict: NoticeVerdict): Promise<void>;
  moveCursor(reader: string, seq: number): Promise<void>;
}
