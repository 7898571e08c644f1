// Signs somebody in by password. Whoever is unknown, suspended or wrong hears the same, after the same work.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Account, Session } from './account.ts';
import { addressDoor, knockAt, letIn, loginDoor, mustNotWait } from './attempts.ts';
import { beginSecondFactor, beginSession } from './begin-session.ts';
import { accountFault } from './faults.ts';
import type { Caller, Gate } from './gate.ts';
import { typedName } from './names.ts';
import { passwordText } from './password-rule.ts';
import { reachOf } from './reach.ts';

export interface SignInRequest {
  readonly loginName: string;
  readonly password: string;
  readonly caller: Caller;
}

/**
 * `secondFactor`: the token opens nothing but the question for the code. `enrolment`: nothing but what adds a second
 * factor, which the holder's role must have.
 */
export interface SignedIn {
  readonly next: 'session' | 'secondFactor' | 'enrolment';
  readonly token: string;
  readonly session: Session;
}

/** @throws Fault `account.signInRefused`, `account.tooManyAttempts` */
export async function signIn(gate: Gate, { loginName, password, caller }: SignInRequest): Promise<SignedIn> {
  const at = gate.clock.now();
  const name = typedName(loginName);
  const doors = [loginDoor(name), addressDoor(caller.address)];
  const { wait, account, failuresBefore } = await gate.store.write(async (transaction) => ({
    failuresBefore: (await transaction.throttle(doors[0]?.key ?? ''))?.failures ?? 0,
    wait: await knockAt(transaction, doors, at),
    account: await transaction.accountByLogin(name),
  }));
  mustNotWait(wait);
  const { passwords } = gate.credentials;
  const hash = account?.state === 'active' ? account.passwordHash : null;
  const right = await passwords.verify(hash, passwordText(password));
  if (!right || !account || hash === null) throw accountFault('account.signInRefused');
  const renewed = passwords.isOutdated(hash) ? await passwords.hash(passwordText(password)) : hash;
  return gate.store.write(async (transaction) => {
    const current = await stillSo(transaction, account);
    await letIn(transaction, doors);
    if (renewed !== hash) await transaction.saveAccount({ ...current, passwordHash: renewed });
    return next(transaction, gate, { account: current, caller, at, failuresBefore });
  });
}

async function next(
  transaction: Transaction,
  { secondFactorFor }: Gate,
  asked: { account: Account; caller: Caller; at: Instant; failuresBefore: number },
): Promise<SignedIn> {
  const opening = { ...asked, proofs: ['password'] as const };
  if (asked.account.totpSecret !== null)
    return { next: 'secondFactor', ...(await beginSecondFactor(transaction, opening)) };
  const begun = await beginSession(transaction, opening);
  const present = { session: begun.session, account: asked.account };
  const reach = await reachOf(transaction, present, secondFactorFor, asked.at);
  return { next: reach === 'everything' ? 'session' : 'enrolment', ...begun };
}

/** Between check and session the password may have been changed, or the account suspended. */
async function stillSo(transaction: Transaction, { id, passwordHash }: Account): Promise<Account> {
  const current = await transaction.account(id);
  if (current?.state !== 'active' || current.passwordHash !== passwordHash) {
    throw accountFault('account.signInRefused');
  }
  return current;
}
