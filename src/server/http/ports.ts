// What the HTTP server leans on: use cases, keys and authorities, and whoever knows the accounts.
import type { Examining } from './examining.ts';
import type { Instant, PersonId } from '../../kernel/index.ts';
import type {
  CeremonyRuns,
  Gate,
  Health,
  House,
  PaperDesk,
  OfficeRuns,
  Reach,
  ReadingNotes,
  TokenScope,
  WebhookPostman,
} from '../application/index.ts';

/** Who is asking. */
export interface Caller {
  readonly person: PersonId;
  readonly schoolId: string;
  readonly name: string;
  /** A browser's session may do what its person may, as far as it reaches; a program's token what its scopes say. */
  readonly by:
    | { readonly kind: 'session'; readonly reach: Reach }
    | { readonly kind: 'token'; readonly scopes: readonly TokenScope[] };
}

/** `secondFactor`: the session opens nothing but the question for the code. `enrolment`: only what adds one. */
export interface SessionBegun {
  readonly next: 'session' | 'secondFactor' | 'enrolment';
  readonly session: string;
  readonly expiresAt: Instant;
}

/** The accounts, as far as the server must know them. */
export interface Accounts {
  /** @throws Fault `account.signInRefused`, `account.tooManyAttempts` */
  signIn(asked: {
    readonly account: string;
    readonly password: string;
    readonly from: string;
    readonly agent: string;
  }): Promise<SessionBegun>;
  /** @throws Fault `account.sessionEnded`, `account.codeRefused`, `account.tooManyAttempts` */
  confirm(asked: {
    readonly session: string;
    readonly kind: 'totp' | 'recoveryCode';
    readonly code: string;
    readonly from: string;
    readonly agent: string;
  }): Promise<SessionBegun>;
  signOut(session: string): Promise<void>;
  /** Null when the session has ended or was never whole. */
  presentAt(session: string): Promise<{ readonly person: PersonId; readonly reach: Reach } | null>;
}

export interface HttpDesk {
  readonly house: House;
  readonly accounts: Accounts;
  /** For what people and administrators change about accounts. */
  readonly gate: Gate;
  readonly runs: CeremonyRuns;
  /** For papers of the office: keys and the school's own certification. */
  readonly papers: PaperDesk;
  /** What the office asks for and nobody waits for. */
  readonly officeRuns: OfficeRuns;
  /** Tries webhooks out. */
  readonly postman: WebhookPostman;
  /** Drafts and certifies what was submitted; comes back at once, the work goes on. */
  readonly carryOut: () => void;
  readonly examiners: Examining;
  /** Who looked at pupils' data goes through here into the journal. */
  readonly readings: ReadingNotes;
  readonly health: () => Promise<Health>;
}
