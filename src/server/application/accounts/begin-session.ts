// Begins a session with a token that nobody had before: a token known from before signing in opens nothing.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Account, Proof, Session } from './account.ts';
import type { Caller } from './gate.ts';
import { accountNote } from './notes.ts';
import { sessionLimits } from './session-rule.ts';
import { freshToken, tokenHash } from './tokens.ts';

export interface Opening {
  readonly account: Account;
  readonly proofs: readonly Proof[];
  readonly caller: Caller;
  readonly at: Instant;
  /** For the journal; an open session tells of them. */
  readonly failuresBefore: number;
}

/** The token goes to the browser and is kept nowhere. */
export interface TokenGiven {
  readonly token: string;
  readonly session: Session;
}

export async function beginSession(transaction: Transaction, opening: Opening): Promise<TokenGiven> {
  const { account, proofs, at, failuresBefore } = opening;
  await transaction.sweepAccounts(at);
  const given = await addSession(transaction, opening, 'open');
  const note = { type: 'session.began' as const, session: given.session.id, proofs, failuresBefore };
  await transaction.append([accountNote(account, note, at)]);
  return given;
}

/** Waits for the code; opens nothing. */
export const beginSecondFactor = (transaction: Transaction, opening: Opening): Promise<TokenGiven> =>
  addSession(transaction, opening, 'secondFactor');

async function addSession(
  transaction: Transaction,
  { account, proofs, caller, at }: Opening,
  stage: Session['stage'],
): Promise<TokenGiven> {
  const token = freshToken();
  const lasts = stage === 'open' ? sessionLimits.openMs : sessionLimits.secondFactorMs;
  const session: Session = {
    id: freshId<Brand<string, 'SessionId'>>(),
    tokenHash: tokenHash(token),
    accountId: account.id,
    stage,
    proofs,
    createdAt: at,
    lastSeenAt: at,
    provedAt: at,
    expiresAt: (at + lasts) as Instant,
    endedAt: null,
    address: caller.address.slice(0, 64),
    agent: (caller.agent ?? '').slice(0, 200),
  };
  await transaction.saveSession(session);
  return { token, session };
}
