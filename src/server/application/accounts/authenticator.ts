// An authenticator app is added: its secret is shown once, and counts only after it has given a right code.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Account } from './account.ts';
import { factorDoor, knockAt, letIn, mustNotWait } from './attempts.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { acceptedStep } from './second-factor.ts';
import { proved } from './session-of.ts';
import { tellHolder } from './tell-holder.ts';
import { freshRecoveryCode, freshToken, recoveryCodeHash, tokenHash } from './tokens.ts';
import { ticketHolds, ticketLasts } from './ticket-rule.ts';

const RECOVERY_CODES = 10;

export interface AuthenticatorOffer {
  readonly ticket: string;
  /** Base32, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for the picture. */
  readonly address: string;
}

/** @throws Fault `account.sessionEnded`, `account.proofNeeded`, `account.factorPresent` */
export function offerAuthenticator(gate: Gate, token: string): Promise<AuthenticatorOffer> {
  const at = gate.clock.now();
  const { oneTimeCodes, secrets } = gate.credentials;
  return gate.store.write(async (transaction) => {
    const { account } = await proved(transaction, token, at);
    if (account.totpSecret !== null) throw accountFault('account.factorPresent');
    const ticket = freshToken();
    const secret = oneTimeCodes.freshSecret();
    await transaction.addTicket({
      tokenHash: tokenHash(ticket),
      purpose: 'totp',
      accountId: account.id,
      payload: secrets.seal(secret, `totp:${account.id}`),
      expiresAt: (at + ticketLasts.totp) as Instant,
    });
    return { ticket, secret, address: oneTimeCodes.address(secret, account.loginName) };
  });
}

/**
 * A mistyped code may be typed again. Sessions begun with the password alone end, but for this one.
 * @returns the recovery codes, shown this once
 * @throws Fault `account.sessionEnded`, `account.proofNeeded`, `account.ticketUnusable`, `account.codeRefused`,
 * `account.factorPresent`, `account.tooManyAttempts`
 */
export async function addAuthenticator(
  gate: Gate,
  { token, ticket, code }: { readonly token: string; readonly ticket: string; readonly code: string },
): Promise<readonly string[]> {
  const at = gate.clock.now();
  const outcome = await gate.store.write(async (transaction) => {
    const { account, session } = await proved(transaction, token, at);
    if (account.totpSecret !== null) throw accountFault('account.factorPresent');
    const offer = await transaction.ticket(tokenHash(ticket));
    if (offer?.purpose !== 'totp' || offer.accountId !== account.id || !ticketHolds(offer, at)) {
      throw accountFault('account.ticketUnusable');
    }
    const doors = [factorDoor(account.id)];
    const wait = await knockAt(transaction, doors, at);
    if (wait !== null) return { wait };
    const candidate: Account = { ...account, totpSecret: offer.payload, totpStep: null };
    const step = acceptedStep(gate, candidate, code, at);
    if (step === null) return { wait: null };
    await letIn(transaction, doors);
    await transaction.dropTickets(account.id, 'totp');
    await transaction.saveAccount({ ...candidate, totpStep: step });
    await transaction.saveSession({ ...session, proofs: [...session.proofs, 'totp'] });
    await transaction.endSessions(account.id, at, session.id);
    await transaction.append([accountNote(account, { type: 'account.authenticatorAdded' }, at)]);
    const codes = await freshRecoveryCodes(transaction, account);
    await tellHolder(gate, transaction, account, 'secondFactorChanged', at);
    return { codes };
  });
  // Thrown only here, for what was counted must stay counted.
  if (!outcome.codes) {
    mustNotWait(outcome.wait);
    throw accountFault('account.codeRefused');
  }
  return outcome.codes;
}

export async function freshRecoveryCodes(
  transaction: Transaction,
  account: Account,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, freshRecoveryCode);
  await transaction.replaceRecoveryCodes(account.id, codes.map(recoveryCodeHash));
  return codes;
}
