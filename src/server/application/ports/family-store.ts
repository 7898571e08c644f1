// Port: what the store keeps of families: where they agreed to be written to, and what was written to them.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';

export type FamilyChannel = 'email';

/** One parent's yes to one channel. Kept for good: what was sent in its time was sent rightly. */
export interface FamilyConsent {
  readonly id: string;
  readonly personId: PersonId;
  readonly channel: FamilyChannel;
  readonly address: string;
  readonly language: 'vi' | 'en';
  readonly givenAt: Instant;
  /** `person:<id>`: the parent, or who noted it. */
  readonly givenBy: string;
  /** `online`, or what the paper is called that the parent signed. */
  readonly manner: string;
  /** Null while it stands. */
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
}

export interface FamilyMessage {
  readonly id: string;
  readonly classId: ClassId;
  /** Pupil code; a message to a class is one for each pupil. */
  readonly pupil: string;
  readonly kind: 'weekly' | 'violation';
  readonly author: PersonId;
  readonly at: Instant;
  readonly text: string;
}

export interface FamilyView {
  /** Those that stand, of everybody or of one person. */
  standingConsents(personId?: PersonId): Promise<readonly FamilyConsent[]>;
  /** Newest first, withdrawn ones included. */
  consentsOf(personId: PersonId): Promise<readonly FamilyConsent[]>;
  /** Newest first; of the class, or of one pupil in it. */
  familyMessages(classId: ClassId, pupil?: string): Promise<readonly FamilyMessage[]>;
}

export interface FamilyTransaction {
  /** One that stands for the same person and channel must have been withdrawn. */
  addConsent(consent: FamilyConsent): Promise<void>;
  /** What waits to be sent to the family there fails. @returns whether one stood */
  withdrawConsent(personId: PersonId, channel: FamilyChannel, at: Instant, by: string): Promise<boolean>;
  addFamilyMessages(messages: readonly FamilyMessage[]): Promise<void>;
}
