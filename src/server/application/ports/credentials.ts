// Port: what proves who somebody is. The mathematics live in adapters; the rules live in accounts/.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Transaction } from './unit-of-work.ts';

export interface Credentials {
  readonly passwords: PasswordHashes;
  readonly guesses: PasswordGuesses;
  readonly oneTimeCodes: OneTimeCodes;
  readonly passkeys: PasskeyChecks;
  readonly secrets: SecretBox;
}

/** Slow on purpose; however many are asked for at once, only a few are computed at a time. */
export interface PasswordHashes {
  /** A PHC string with its own salt and parameters. */
  hash(password: string): Promise<string>;
  /** With null, does the same work against a hash that nobody's password has, and answers false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Made with weaker parameters than today's. */
  isOutdated(hash: string): boolean;
}

/** What somebody would try first who has lists of breached passwords and knows a little about the holder. */
export interface PasswordGuesses {
  /** Takes milliseconds, for at most 128 letters. @param about words known of the holder */
  finds(password: string, about: readonly string[]): boolean;
}

/** RFC 6238. */
export interface OneTimeCodes {
  /** Base32, 160 bits. */
  freshSecret(): string;
  /** `otpauth://…` for the picture that an authenticator reads. */
  address(secret: string, label: string): string;
  /** The time step whose code this is, near the moment; null for any other text. */
  stepOf(secret: string, code: string, at: Instant): number | null;
}

/** Web Authentication Level 3. What comes back from browsers is outside material: any flaw in it is null, not a fault. */
export interface PasskeyChecks {
  registration(
    holder: { readonly accountId: string; readonly loginName: string; readonly name: string },
    known: readonly PasskeyKey[],
  ): Promise<PasskeyQuestion>;
  registered(response: unknown, challenge: string): Promise<PasskeyKey | null>;
  signIn(): Promise<PasskeyQuestion>;
  /** Which passkey a response claims to come from. */
  claimedBy(response: unknown): string | null;
  /** The key as it is to be kept from now on, its counter raised. */
  signedIn(
    response: unknown,
    challenge: string,
    key: PasskeyKey,
    accountId: string,
  ): Promise<PasskeyKey | null>;
}

export interface PasskeyQuestion {
  readonly challenge: string;
  /** For the browser, as JSON. */
  readonly options: object;
}

export interface PasskeyKey {
  /** Base64url. */
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** Signatures the authenticator says it has made; 0 for those that do not count. */
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Keeps secrets in the store unreadable without the installation's key. */
export interface SecretBox {
  /** @param context what the secret is for; the same must be told to open it */
  seal(secret: string, context: string): string;
  /** @throws Fault `account.secretUnreadable` under another key, another context, or when altered */
  open(sealed: string, context: string): string;
}

/** What the holder is told when it was done, whoever did it. */
export type AccountChange =
  | 'passwordChanged'
  | 'secondFactorChanged'
  /** By an administrator: the old password opens nothing any more. */
  | 'accountReset'
  /** By an administrator: where links to choose a password go from now on. */
  | 'accountAddressChanged';

/**
 * Letters about an account. `post` only queues, in the transaction that gives cause for the letter: both are kept, or
 * neither. Null is a letter to nobody, which takes as long.
 */
export interface AccountLetters {
  post(transaction: Transaction, letter: AccountLetter | null, at: Instant): Promise<void>;
}

export type AccountLetter = { readonly person: PersonId; readonly to: string; readonly name: string } & (
  | { readonly kind: 'passwordLink'; readonly token: string; readonly until: Instant }
  | {
      readonly kind: 'invitation';
      /** Login name. */
      readonly account: string;
      readonly token: string;
      readonly until: Instant;
    }
  | { readonly kind: 'noticeAddress'; readonly token: string; readonly until: Instant }
  | { readonly kind: AccountChange; readonly at: Instant }
);
