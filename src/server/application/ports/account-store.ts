// Port: accounts in the store. Secrets are kept as hashes or sealed; nothing here opens them.
import type { PageOf } from './api-store.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { Account, AccountId, Passkey, Session, Throttle, Ticket } from '../accounts/account.ts';

export interface AccountView {
  account(id: AccountId): Promise<Account | null>;
  accountByLogin(loginName: string): Promise<Account | null>;
  accountByEmail(email: string): Promise<Account | null>;
  accountOfPerson(personId: PersonId): Promise<Account | null>;
  accountsIn(schoolId: string): Promise<readonly Account[]>;
  /** By login name; null when `after` names none of the school. */
  accountsPage(schoolId: string, page: PageOf): Promise<readonly Account[] | null>;
  session(tokenHash: Sha256): Promise<Session | null>;
  /** Not ended, newest first. */
  sessionsOf(accountId: AccountId): Promise<readonly Session[]>;
  ticket(tokenHash: Sha256): Promise<Ticket | null>;
  passkey(credentialId: string): Promise<Passkey | null>;
  passkeysOf(accountId: AccountId): Promise<readonly Passkey[]>;
  recoveryCodesLeft(accountId: AccountId): Promise<number>;
  throttle(key: string): Promise<Throttle | null>;
}

export interface AccountTransaction extends AccountView {
  /** Inserts or replaces by id. */
  saveAccount(account: Account): Promise<void>;
  saveSession(session: Session): Promise<void>;
  /** Ends all of an account that have not ended, but for the one with this id. @returns how many */
  endSessions(accountId: AccountId, at: Instant, except?: string): Promise<number>;
  addTicket(ticket: Ticket): Promise<void>;
  /** Takes a ticket out of the store: of two who ask for the same one, a single one gets it. */
  takeTicket(tokenHash: Sha256): Promise<Ticket | null>;
  dropTickets(accountId: AccountId, purpose: Ticket['purpose']): Promise<void>;
  /** Inserts or replaces by credential. */
  savePasskey(passkey: Passkey): Promise<void>;
  dropPasskeys(credentialIds: readonly string[]): Promise<void>;
  /** The old ones, used or not, are gone. */
  replaceRecoveryCodes(accountId: AccountId, hashes: readonly Sha256[]): Promise<void>;
  /** True for whoever is first; a code is spent once. */
  spendRecoveryCode(accountId: AccountId, hash: Sha256): Promise<boolean>;
  saveThrottle(throttle: Throttle): Promise<void>;
  dropThrottle(key: string): Promise<void>;
  /** Removes what expired long ago. */
  sweepAccounts(at: Instant): Promise<void>;
}
