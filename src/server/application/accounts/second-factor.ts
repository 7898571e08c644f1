// The second step of signing in: a code of the authenticator app, or one of the recovery codes.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Account, Proof } from './account.ts';
import { addressDoor, factorDoor, knockAt, letIn, mustNotWait } from './attempts.ts';
import { beginSession } from './begin-session.ts';
import { accountFault } from './faults.ts';
import type { Caller, Gate } from './gate.ts';
import { sessionHolds } from './session-rule.ts';
import type { SignedIn } from './sign-in.ts';
import { recoveryCodeHash, tokenHash } from './tokens.ts';

export interface SecondFactor {
  /** From `signIn`; it is of no use afterwards. */
  readonly token: string;
  readonly proof: { readonly kind: 'totp' | 'recoveryCode'; readonly code: string };
  readonly caller: Caller;
}

/** @throws Fault `account.sessionEnded`, `account.codeRefused`, `account.tooManyAttempts` */
export async function confirmSecondFactor(
  gate: Gate,
  { token, proof, caller }: SecondFactor,
): Promise<SignedIn> {
  const at = gate.clock.now();
  const outcome = await gate.store.write(async (transaction) => {
    const pending = await transaction.session(tokenHash(token));
    const account = pending && (await transaction.account(pending.accountId));
    if (pending?.stage !== 'secondFactor' || !sessionHolds(pending, at) || account?.state !== 'active') {
      return { refused: 'ended' as const };
    }
    const doors = [factorDoor(account.id), addressDoor(caller.address)];
    const failuresBefore = (await transaction.throttle(factorDoor(account.id).key))?.failures ?? 0;
    const wait = await knockAt(transaction, doors, at);
    if (wait !== null) return { refused: 'wait' as const, wait };
    const proved = await prove(transaction, gate, { account, proof, at });
    if (!proved) return { refused: 'wrong' as const };
    await letIn(transaction, doors);
    await transaction.saveSession({ ...pending, endedAt: at });
    const proofs: readonly Proof[] = [...pending.proofs, proof.kind];
    return beginSession(transaction, { account: proved, proofs, caller, at, failuresBefore });
  });
  // Thrown only here, for what was counted must stay counted.
  if (!('refused' in outcome)) return { next: 'session', ...outcome };
  if (outcome.refused === 'ended') throw accountFault('account.sessionEnded');
  if (outcome.refused === 'wait') mustNotWait(outcome.wait);
  throw accountFault('account.codeRefused');
}

interface Asked {
  readonly account: Account;
  readonly proof: SecondFactor['proof'];
  readonly at: Instant;
}

/** The account as it is once the code is spent; null when the code is not good. */
async function prove(
  transaction: Transaction,
  gate: Gate,
  { account, proof, at }: Asked,
): Promise<Account | null> {
  if (proof.kind === 'recoveryCode') {
    const spent = await transaction.spendRecoveryCode(account.id, recoveryCodeHash(proof.code));
    return spent ? account : null;
  }
  const step = acceptedStep(gate, account, proof.code, at);
  if (step === null) return null;
  const used = { ...account, totpStep: step };
  await transaction.saveAccount(used);
  return used;
}

/** Later than every step accepted before, so that a code seen over a shoulder is worth nothing (RFC 6238 §5.2). */
export function acceptedStep(
  { credentials }: Pick<Gate, 'credentials'>,
  { id, totpSecret, totpStep }: Account,
  code: string,
  at: Instant,
): number | null {
  if (totpSecret === null) return null;
  const secret = credentials.secrets.open(totpSecret, `totp:${id}`);
  const step = credentials.oneTimeCodes.stepOf(secret, code.replace(/\s/g, ''), at);
  return step !== null && (totpStep === null || step > totpStep) ? step : null;
}
