// Where people are reached: given by themselves, and withdrawn at any time.
import type { PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { Contact } from '../ports/notices-store.ts';
import { failingKey, isMailAddress } from './address.ts';
import { noticeFault } from './faults.ts';

/**
 * Agreeing again to an address that bounced has it tried again.
 * @throws Fault `notice.badAddress`, `person.unknown`
 */
export async function saveContact(house: House, contact: Omit<Contact, 'consentedAt'>): Promise<Contact> {
  const { address, personId } = contact;
  if (!isMailAddress(address)) throw noticeFault('notice.badAddress', { address });
  const agreed: Contact = { ...contact, consentedAt: house.clock.now() };
  await house.store.write(async (transaction) => {
    const [known] = await transaction.people([personId]);
    if (!known) throw applicationFault('person.unknown', { person: personId });
    await transaction.saveContact(agreed);
    await transaction.addressWorks(failingKey(address));
  });
  return agreed;
}

/** What still waits to be sent there is not sent. */
export const dropContact = (house: House, personId: PersonId): Promise<void> =>
  house.store.write((transaction) => transaction.dropContact(personId, house.clock.now()));

/** Null where the person is not to be written to. */
export const contactOf = (house: House, personId: PersonId): Promise<Contact | null> =>
  house.store.read(
    async (view) => (await view.contacts()).find((contact) => contact.personId === personId) ?? null,
  );
