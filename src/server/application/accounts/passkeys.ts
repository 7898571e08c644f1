// Passkeys added, listed and removed by their holder.
import type { Instant } from '../../../kernel/index.ts';
import type { PasskeyKey } from '../ports/credentials.ts';
import { nameOfHolder } from './about.ts';
import type { Passkey } from './account.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { holding, proved } from './session-of.ts';
import { tellHolder } from './tell-holder.ts';
import { ticketHolds, ticketLasts } from './ticket-rule.ts';
import { freshToken, tokenHash } from './tokens.ts';

export interface PasskeyOffer {
  readonly ticket: string;
  /** For the browser, as JSON. */
  readonly options: object;
}

/** @throws Fault `account.sessionEnded`, `account.proofNeeded` */
export async function offerPasskey(gate: Gate, token: string): Promise<PasskeyOffer> {
  const at = gate.clock.now();
  const { account, known, name } = await gate.store.write(async (transaction) => {
    const present = await proved(transaction, token, at);
    return {
      account: present.account,
      known: await transaction.passkeysOf(present.account.id),
      name: await nameOfHolder(transaction, present.account),
    };
  });
  const holder = { accountId: account.id, loginName: account.loginName, name };
  const { challenge, options } = await gate.credentials.passkeys.registration(holder, known);
  const ticket = freshToken();
  await gate.store.write((transaction) =>
    transaction.addTicket({
      tokenHash: tokenHash(ticket),
      purpose: 'passkeyRegistration',
      accountId: account.id,
      payload: challenge,
      expiresAt: (at + ticketLasts.passkeyRegistration) as Instant,
    }),
  );
  return { ticket, options };
}

export interface PasskeyAnswer {
  readonly token: string;
  readonly ticket: string;
  /** What the browser answered, as JSON. */
  readonly response: unknown;
  /** What the holder calls it. */
  readonly name: string;
}

/** @throws Fault `account.sessionEnded`, `account.proofNeeded`, `account.ticketUnusable`, `account.passkeyRefused` */
export async function addPasskey(
  gate: Gate,
  { token, ticket, response, name }: PasskeyAnswer,
): Promise<void> {
  const at = gate.clock.now();
  const question = await gate.store.write(async (transaction) => {
    const { account } = await proved(transaction, token, at);
    const taken = await transaction.takeTicket(tokenHash(ticket));
    const mine = taken?.purpose === 'passkeyRegistration' && taken.accountId === account.id;
    return mine && ticketHolds(taken, at) ? taken : null;
  });
  if (!question) throw accountFault('account.ticketUnusable');
  const key = await gate.credentials.passkeys.registered(response, question.payload);
  if (!key) throw accountFault('account.passkeyRefused');
  await gate.store.write(async (transaction) => {
    const present = await proved(transaction, token, at);
    // Of somebody else or of oneself: one passkey, one account.
    if (await transaction.passkey(key.credentialId)) throw accountFault('account.passkeyRefused');
    await transaction.savePasskey(passkeyOf(key, present.account.id, name, at));
    const { session } = present;
    await transaction.saveSession({ ...session, proofs: [...session.proofs, 'passkey'] });
    await transaction.append([accountNote(present.account, { type: 'account.passkeyAdded' }, at)]);
    await tellHolder(gate, transaction, present.account, 'secondFactorChanged', at);
  });
}

/** @throws Fault `account.sessionEnded` */
export function listPasskeys(
  { store, clock }: Pick<Gate, 'store' | 'clock'>,
  token: string,
): Promise<readonly Pick<Passkey, 'credentialId' | 'name' | 'createdAt' | 'lastUsedAt'>[]> {
  const at = clock.now();
  return store.read(async (view) => {
    const { account } = await holding(view, token, at);
    return (await view.passkeysOf(account.id)).map(({ credentialId, name, createdAt, lastUsedAt }) => ({
      credentialId,
      name,
      createdAt,
      lastUsedAt,
    }));
  });
}

/** One of one's own; another's is left alone without a word. @throws Fault `account.sessionEnded`, `account.proofNeeded` */
export async function removePasskey(gate: Gate, token: string, credentialId: string): Promise<void> {
  const at = gate.clock.now();
  await gate.store.write(async (transaction) => {
    const { account } = await proved(transaction, token, at);
    if ((await transaction.passkey(credentialId))?.accountId !== account.id) return;
    await transaction.dropPasskeys([credentialId]);
    await transaction.append([accountNote(account, { type: 'account.passkeyRemoved' }, at)]);
    await tellHolder(gate, transaction, account, 'secondFactorChanged', at);
  });
}

const passkeyOf = (key: PasskeyKey, accountId: Passkey['accountId'], name: string, at: Instant): Passkey => ({
  ...key,
  accountId,
  name: name.normalize('NFC').trim().slice(0, 60),
  createdAt: at,
  lastUsedAt: null,
});
