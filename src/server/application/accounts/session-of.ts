// Who a token stands for, asked with every request.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import type { Account, Session } from './account.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { isProved, sessionHolds, sessionLimits } from './session-rule.ts';
import { tokenHash } from './tokens.ts';

export interface Present {
  readonly session: Session;
  readonly account: Account;
}

/** @throws Fault `account.sessionEnded` */
export async function sessionOf(gate: Pick<Gate, 'store' | 'clock'>, token: string): Promise<Present> {
  const at = gate.clock.now();
  const present = await gate.store.read((view) => holding(view, token, at));
  if (at - present.session.lastSeenAt < sessionLimits.seenMs) return present;
  return gate.store.write(async (transaction) => {
    const { session, account } = await holding(transaction, token, at);
    const seen = { ...session, lastSeenAt: at };
    await transaction.saveSession(seen);
    return { session: seen, account };
  });
}

/** @throws Fault `account.sessionEnded` */
export async function holding(view: View, token: string, at: Instant): Promise<Present> {
  const session = await view.session(tokenHash(token));
  if (session?.stage !== 'open' || !sessionHolds(session, at)) throw accountFault('account.sessionEnded');
  const account = await view.account(session.accountId);
  if (account?.state !== 'active') throw accountFault('account.sessionEnded');
  return { session, account };
}

/** For what changes the proofs themselves. @throws Fault `account.sessionEnded`, `account.proofNeeded` */
export async function proved(transaction: Transaction, token: string, at: Instant): Promise<Present> {
  const present = await holding(transaction, token, at);
  if (!isProved(present.session, at)) throw accountFault('account.proofNeeded');
  return present;
}
