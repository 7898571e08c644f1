// What the HTTP server leans on: use cases, keys and authorities, and whoever knows the accounts.
import type { Extension, VerificationReport, Verifier } from '../../signing/index.ts';
import type { Instant, PersonId } from '../../kernel/index.ts';
import type { CeremonyRuns, House, TokenScope } from '../application/index.ts';

/** Who is asking. */
export interface Caller {
  readonly person: PersonId;
  readonly schoolId: string;
  readonly name: string;
  /** A browser's session may do everything its person may; a program's token what its scopes say. */
  readonly by:
    { readonly kind: 'session' } | { readonly kind: 'token'; readonly scopes: readonly TokenScope[] };
}

export type SignedIn =
  | { readonly kind: 'signedIn'; readonly session: string; readonly expiresAt: number }
  | { readonly kind: 'secondFactorNeeded' };

/** The accounts, as far as the server must know them. */
export interface Accounts {
  /** @throws Fault for a wrong password or code, a locked account */
  signIn(asked: {
    readonly account: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly from: string;
  }): Promise<SignedIn>;
  signOut(session: string): Promise<void>;
  /** Null when the session has ended. */
  personOf(session: string): Promise<PersonId | null>;
}

export interface HttpDesk {
  readonly house: House;
  readonly accounts: Accounts;
  readonly runs: CeremonyRuns;
  /** Drafts and certifies what was submitted; comes back at once, the work goes on. */
  readonly carryOut: () => void;
  readonly extending: (pdf: Uint8Array) => Promise<Extension>;
  readonly judge: (pdf: Uint8Array) => Promise<VerificationReport>;
  /** Verdicts for another moment. */
  readonly verifierFor: (at: Instant) => Verifier;
}
