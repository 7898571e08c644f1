// An address for notices counts once a code sent there has come back: nobody is written to at somebody else's request.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { failingKey, isMailAddress } from '../notices/address.ts';
import { noticeFault } from '../notices/faults.ts';
import type { Contact } from '../ports/notices-store.ts';
import { knockAt, mustNotWait, noticeDoor } from './attempts.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { nameOfHolder } from './about.ts';
import { ticketHolds, ticketLasts } from './ticket-rule.ts';
import { freshToken, tokenHash } from './tokens.ts';

export type AddressWish = Omit<Contact, 'consentedAt'>;

export interface AddressAsked {
  /** In force now. */
  readonly contact: Contact | null;
  /** True when the new address waits for its code; the former stays in force until then. */
  readonly awaiting: boolean;
}

/**
 * The address that is confirmed already takes changes at once.
 * @throws Fault `notice.badAddress`, `account.tooManyAttempts`, `account.sessionEnded` for people without an account
 */
export async function askNoticeAddress(gate: Gate, wish: AddressWish): Promise<AddressAsked> {
  const { address, personId } = wish;
  if (!isMailAddress(address)) throw noticeFault('notice.badAddress', { address });
  const at = gate.clock.now();
  const token = freshToken();
  const { wait, ...asked } = await gate.store.write(async (transaction) => {
    const account = await transaction.accountOfPerson(personId);
    if (account === null) throw accountFault('account.sessionEnded');
    const contact = (await transaction.contacts()).find((one) => one.personId === personId) ?? null;
    if (contact?.address === address) {
      const renewed = { ...wish, consentedAt: at };
      await transaction.saveContact(renewed);
      await transaction.addressWorks(failingKey(address));
      return { wait: null, contact: renewed, awaiting: false };
    }
    const waiting = await knockAt(transaction, [noticeDoor(address)], at);
    if (waiting !== null) return { wait: waiting, contact, awaiting: false };
    await transaction.dropTickets(account.id, 'noticeAddress');
    const until = (at + ticketLasts.noticeAddress) as Instant;
    const { language, digests } = wish;
    await transaction.addTicket({
      tokenHash: tokenHash(token),
      purpose: 'noticeAddress',
      accountId: account.id,
      payload: JSON.stringify({ address, language, digests }),
      expiresAt: until,
    });
    const name = await nameOfHolder(transaction, account);
    const letter = { kind: 'noticeAddress', person: personId, to: address, name, token, until } as const;
    await gate.letters.post(transaction, letter, at);
    return { wait: null, contact, awaiting: true };
  });
  mustNotWait(wait);
  return asked;
}

/** By whoever signed in for it, with the code of the letter. @throws Fault `account.ticketUnusable` */
export async function confirmNoticeAddress(
  { store, clock }: Pick<Gate, 'store' | 'clock'>,
  { personId, code }: { readonly personId: PersonId; readonly code: string },
): Promise<Contact> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const account = await transaction.accountOfPerson(personId);
    const ticket = await transaction.ticket(tokenHash(code));
    const own = ticket?.purpose === 'noticeAddress' && ticket.accountId === account?.id;
    if (account === null || !own || !ticketHolds(ticket, at)) throw accountFault('account.ticketUnusable');
    await transaction.takeTicket(ticket.tokenHash);
    const wanted = JSON.parse(ticket.payload) as Pick<Contact, 'address' | 'language' | 'digests'>;
    const contact: Contact = { personId, ...wanted, consentedAt: at };
    await transaction.saveContact(contact);
    await transaction.addressWorks(failingKey(contact.address));
    await transaction.append([accountNote(account, { type: 'account.noticeAddressConfirmed' }, at)]);
    return contact;
  });
}

/** A code that is still on its way opens nothing after the holder has withdrawn. */
export const withdrawNoticeAddress = (
  { store, clock }: Pick<Gate, 'store' | 'clock'>,
  personId: PersonId,
): Promise<void> =>
  store.write(async (transaction) => {
    const at = clock.now();
    const account = await transaction.accountOfPerson(personId);
    await transaction.dropContact(personId, at);
    if (account === null) return;
    await transaction.dropTickets(account.id, 'noticeAddress');
    await transaction.append([accountNote(account, { type: 'account.noticeAddressWithdrawn' }, at)]);
  });
