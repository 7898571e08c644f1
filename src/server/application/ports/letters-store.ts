// Port: what the store keeps of letters about accounts, and of addresses that came back.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { PageOf } from './api-store.ts';
import type { AccountLetter } from './credentials.ts';

export interface NewStoredLetter {
  readonly id: string;
  /** Null for what only looks like a letter, so that asking for nobody takes as long. */
  readonly personId: PersonId | null;
  readonly kind: AccountLetter['kind'];
  readonly address: string;
  /** What it says, codes included, under the installation's key. */
  readonly sealed: string;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  /** Pointless afterwards. */
  readonly wantedUntil: Instant;
}

export interface StoredLetter extends Omit<NewStoredLetter, 'sealed'> {
  /** Null once it is settled. */
  readonly sealed: string | null;
  readonly state: 'waiting' | 'accepted' | 'bounced' | 'failed';
  readonly attempts: number;
  readonly lastReply: string | null;
  readonly settledAt: Instant | null;
}

export type LetterVerdict = Pick<StoredLetter, 'id' | 'state' | 'lastReply' | 'dueAt' | 'settledAt'>;

/** Written to no more until somebody says that it is right. */
export interface FailingAddress {
  /** In small letters. */
  readonly address: string;
  readonly since: Instant;
  /** What a mail server said. */
  readonly reason: string;
}

export interface LettersView {
  /** Newest first; those for nobody left out. */
  letters(limit: number): Promise<readonly StoredLetter[]>;
  /** To people of the school, newest first; null when `after` names none of them. */
  lettersPage(schoolId: string, page: PageOf): Promise<readonly StoredLetter[] | null>;
  letter(id: string): Promise<StoredLetter | null>;
  failingAddresses(): Promise<readonly FailingAddress[]>;
}

export interface LettersTransaction {
  addLetter(letter: NewStoredLetter): Promise<void>;
  /** As with notices. */
  claimLetters(at: Instant, until: Instant, limit: number): Promise<readonly StoredLetter[]>;
  /** What a settled letter said is forgotten. */
  settleLetter(verdict: LetterVerdict): Promise<void>;
  /** @returns how many were settled before the moment and are gone now */
  dropLetters(before: Instant): Promise<number>;
  /** Keeps the first failure. */
  addressFails(failing: FailingAddress): Promise<void>;
  /** @returns whether it was failing */
  addressWorks(address: string): Promise<boolean>;
  /** A write that says nothing, to see whether writing works. */
  beat(part: string, at: Instant): Promise<void>;
}
