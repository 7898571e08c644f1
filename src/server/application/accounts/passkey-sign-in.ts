// Signs somebody in by passkey: the device knows who, and has asked for finger, face or PIN, so nothing else is asked.
import type { Instant } from '../../../kernel/index.ts';
import { addressDoor, knockAt, letIn, mustNotWait } from './attempts.ts';
import { beginSession } from './begin-session.ts';
import { accountFault } from './faults.ts';
import type { Caller, Gate } from './gate.ts';
import type { PasskeyOffer } from './passkeys.ts';
import type { SignedIn } from './sign-in.ts';
import { ticketHolds, ticketLasts } from './ticket-rule.ts';
import { freshToken, tokenHash } from './tokens.ts';

/** @throws Fault `account.tooManyAttempts` */
export async function offerPasskeySignIn(gate: Gate, caller: Caller): Promise<PasskeyOffer> {
  const at = gate.clock.now();
  const { challenge, options } = await gate.credentials.passkeys.signIn();
  const ticket = freshToken();
  const wait = await gate.store.write(async (transaction) => {
    // Counted, so that nobody fills the store with questions; a right answer takes it back.
    const waiting = await knockAt(transaction, [addressDoor(caller.address)], at);
    if (waiting !== null) return waiting;
    await transaction.sweepAccounts(at);
    await transaction.addTicket({
      tokenHash: tokenHash(ticket),
      purpose: 'passkeySignIn',
      accountId: null,
      payload: challenge,
      expiresAt: (at + ticketLasts.passkeySignIn) as Instant,
    });
    return null;
  });
  mustNotWait(wait);
  return { ticket, options };
}

/** @throws Fault `account.ticketUnusable`, `account.passkeyRefused` */
export async function signInByPasskey(
  gate: Gate,
  {
    ticket,
    response,
    caller,
  }: { readonly ticket: string; readonly response: unknown; readonly caller: Caller },
): Promise<SignedIn> {
  const at = gate.clock.now();
  const { passkeys } = gate.credentials;
  const { question, known } = await gate.store.write(async (transaction) => {
    const taken = await transaction.takeTicket(tokenHash(ticket));
    const claimed = passkeys.claimedBy(response);
    return { question: taken, known: claimed === null ? null : await transaction.passkey(claimed) };
  });
  if (question?.purpose !== 'passkeySignIn' || !ticketHolds(question, at)) {
    throw accountFault('account.ticketUnusable');
  }
  const key = known && (await passkeys.signedIn(response, question.payload, known, known.accountId));
  if (!key) throw accountFault('account.passkeyRefused');
  return gate.store.write(async (transaction) => {
    const current = await transaction.passkey(known.credentialId);
    const account = current && (await transaction.account(current.accountId));
    // Removed, used or suspended while it was checked.
    if (account?.state !== 'active' || current?.counter !== known.counter) {
      throw accountFault('account.passkeyRefused');
    }
    await transaction.savePasskey({ ...current, ...key, lastUsedAt: at });
    await letIn(transaction, [addressDoor(caller.address)]);
    const opening = { account, proofs: ['passkey'] as const, caller, at, failuresBefore: 0 };
    return { next: 'session', ...(await beginSession(transaction, opening)) };
  });
}
