// A parent's consent to be written to: given online or noted from paper, withdrawn at once by whoever the parent tells.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import { classTarget } from '../access/permission.ts';
import { may } from '../access/may.ts';
import { accessFault } from '../access/faults.ts';
import { failingKey, isMailAddress } from '../notices/address.ts';
import { noticeFault } from '../notices/faults.ts';
import type { FamilyChannel, FamilyConsent } from '../ports/family-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { childrenIn } from './families.ts';
import { familyFault } from './faults.ts';

export interface ConsentWish {
  readonly parent: PersonId;
  readonly channel: FamilyChannel;
  readonly address: string;
  readonly language: FamilyConsent['language'];
  readonly by: PersonId;
  /** The paper the parent signed, when somebody else notes it. */
  readonly paper?: string;
}

/**
 * In place of the one that stood. Agreeing to an address that failed has it tried again.
 * @throws Fault `notice.badAddress`, `family.notParent`, `family.mannerNeeded`, `access.notPermitted`
 */
export async function giveConsent(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { parent, channel, address, language, by, paper }: ConsentWish,
): Promise<FamilyConsent> {
  if (!isMailAddress(address)) throw noticeFault('notice.badAddress', { address });
  const noted = paper?.trim() ?? '';
  if (by !== parent && noted === '') throw familyFault('family.mannerNeeded');
  return store.write(async (transaction) => {
    const at = clock.now();
    await mayActFor(transaction, parent, by, at);
    const actor = `person:${by}`;
    await transaction.withdrawConsent(parent, channel, at, actor);
    const id = freshId<Brand<string, 'ConsentId'>>();
    const manner = by === parent ? 'online' : noted;
    const given = { id, personId: parent, channel, address, language, givenAt: at, givenBy: actor, manner };
    const consent: FamilyConsent = { ...given, withdrawnAt: null, withdrawnBy: null };
    await transaction.addConsent(consent);
    await transaction.addressWorks(failingKey(address));
    const event = { type: 'family.consentGiven', consent: id, person: parent, channel, manner };
    await transaction.append([{ at, actor, record: null, event }]);
    return consent;
  });
}

/**
 * Nothing that waits is sent any more.
 * @throws Fault `family.noConsent`, `family.notParent`, `access.notPermitted`
 */
export const withdrawConsent = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { parent, channel, by }: Pick<ConsentWish, 'parent' | 'channel' | 'by'>,
): Promise<void> =>
  store.write(async (transaction) => {
    const at = clock.now();
    // A former parent's no counts as well.
    if (by !== parent) await mayActFor(transaction, parent, by, at);
    const actor = `person:${by}`;
    if (!(await transaction.withdrawConsent(parent, channel, at, actor)))
      throw familyFault('family.noConsent');
    const event = { type: 'family.consentWithdrawn', person: parent, channel };
    await transaction.append([{ at, actor, record: null, event }]);
  });

/** Newest first, withdrawn ones included. */
export const consentsOf = (
  { store }: Pick<House, 'store'>,
  parent: PersonId,
): Promise<readonly FamilyConsent[]> => store.read((view) => view.consentsOf(parent));

/** Parents for themselves; the homeroom teacher of a child's class and the office for parents who come in person. */
async function mayActFor(
  transaction: Transaction,
  parent: PersonId,
  by: PersonId,
  at: Instant,
): Promise<void> {
  const children = await childrenIn(transaction, parent, at);
  const mine = await transaction.appointmentsOf(by);
  const allowed = children.some(({ schoolClass }) =>
    may(mine, 'family.consentNoted', classTarget(schoolClass), at),
  );
  if (by !== parent && !allowed)
    // Whose parent somebody is, is not told to whoever asks.
    throw accessFault('access.notPermitted', { action: 'family.consentNoted' });
  if (children.length === 0) throw familyFault('family.notParent');
}
