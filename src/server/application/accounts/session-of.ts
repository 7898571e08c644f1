// Who a token stands for, asked with every request.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { atSchool } from '../at-school.ts';
import type { Account, Session } from './account.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { isProved, sessionHolds, sessionLimits } from './session-rule.ts';
import { tokenHash } from './tokens.ts';

export interface Present {
  readonly session: Session;
  readonly account: Account;
}

export interface Reaching extends Present {
  readonly reach: Reach;
}

/** @throws Fault `account.sessionEnded` */
export async function sessionOf(
  { store, clock, secondFactorFor }: Pick<Gate, 'store' | 'clock' | 'secondFactorFor'>,
  token: string,
): Promise<Reaching> {
  const at = clock.now();
  const reaching = async (view: View): Promise<Reaching> => {
    const present = await holding(view, token, at);
    return { ...present, reach: await reachOf(view, present, secondFactorFor, at) };
  };
  const present = await store.read(reaching);
  if (at - present.session.lastSeenAt < sessionLimits.seenMs) return present;
  // Within the school: everybody who looks at something does this now and then.
  return atSchool(present.account.schoolId, () =>
    store.write(async (transaction) => {
      const again = await reaching(transaction);
      const session = { ...again.session, lastSeenAt: at };
      await transaction.saveSession(session);
      return { ...again, session };
    }),
  );
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
