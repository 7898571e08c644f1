// One account per person (R12), and what hangs on it: sessions, tickets, passkeys, counted failures.
import type { Brand, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { PasskeyKey } from '../ports/credentials.ts';

export type AccountId = Brand<string, 'AccountId'>;

export interface Account {
  readonly id: AccountId;
  readonly schoolId: string;
  readonly personId: PersonId;
  /** As typed at the door: lower case, NFKC. */
  readonly loginName: string;
  readonly email: string | null;
  /** PHC string; null until the holder has chosen a password. */
  readonly passwordHash: string | null;
  readonly passwordAt: Instant | null;
  readonly state: 'active' | 'suspended';
  /** Sealed secret of the authenticator app; null without one. */
  readonly totpSecret: string | null;
  /** The last time step whose code was accepted: neither it nor an earlier one is accepted again (RFC 6238 §5.2). */
  readonly totpStep: number | null;
  readonly createdAt: Instant;
}

/** How somebody proved who they are. */
export type Proof = 'password' | 'totp' | 'recoveryCode' | 'passkey';

export interface Session {
  /** For lists; opens nothing. */
  readonly id: string;
  /** The token itself is only with the browser. */
  readonly tokenHash: Sha256;
  readonly accountId: AccountId;
  /** `secondFactor`: the password was right, a code is still awaited; such a session opens nothing else. */
  readonly stage: 'secondFactor' | 'open';
  readonly proofs: readonly Proof[];
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** When the holder last proved who they are. */
  readonly provedAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
  readonly address: string;
  /** The browser, as it calls itself. */
  readonly agent: string;
}

/** Something to be used once, soon: a link to choose a password, a question to a passkey, an authenticator to confirm. */
export interface Ticket {
  readonly tokenHash: Sha256;
  readonly purpose: 'password' | 'noticeAddress' | 'passkeySignIn' | 'passkeyRegistration' | 'totp';
  /** Null where nobody is known yet, and for links that nobody will receive. */
  readonly accountId: AccountId | null;
  /** Challenge or sealed secret; empty for links. */
  readonly payload: string;
  readonly expiresAt: Instant;
}

export interface Passkey extends PasskeyKey {
  readonly accountId: AccountId;
  /** What the holder calls it. */
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export interface Throttle {
  readonly key: string;
  readonly failures: number;
  readonly lastAt: Instant;
  readonly lockedUntil: Instant;
}

/** What may be shown of an account. */
export type AccountCard = Pick<Account, 'id' | 'personId' | 'loginName' | 'email' | 'state' | 'createdAt'> & {
  readonly secondFactor: boolean;
};

export const cardOf = (account: Account): AccountCard => {
  const { id, personId, loginName, email, state, createdAt, totpSecret } = account;
  return { id, personId, loginName, email, state, createdAt, secondFactor: totpSecret !== null };
};
