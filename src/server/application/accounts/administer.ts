// What administrators do to accounts: suspend, restore, and reset when somebody cannot get in (R14, R15).
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { permission } from '../access/permission.ts';
import { acrossSchools } from '../at-school.ts';
import { failingKey } from '../notices/address.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { revokeTokensOf } from '../tokens/tokens.ts';
import type { Account, AccountId } from './account.ts';
import { factorDoor, loginDoor } from './attempts.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { emailOf } from './names.ts';
import { accountNote } from './notes.ts';
import { passwordLink } from './password-link.ts';
import type { PasswordLink } from './password-link.ts';
import { tellHolder } from './tell-holder.ts';

type Desk = Pick<Gate, 'store' | 'clock'>;
type PostingDesk = Pick<Gate, 'store' | 'clock' | 'letters'>;

/** Ends every session at once; tokens of programs open nothing meanwhile. @throws Fault `account.unknown`, `access.notPermitted` */
export const suspendAccount = (desk: Desk, id: AccountId, actor: Actor): Promise<void> =>
  administer(desk, id, { action: 'account.suspended', actor }, async (transaction, account, at) => {
    await transaction.saveAccount({ ...account, state: 'suspended' });
    await transaction.endSessions(account.id, at);
    await transaction.dropTickets(account.id, 'password');
    await transaction.append([accountNote(account, { type: 'account.suspended' }, at, actor)]);
  });

/** @throws Fault `account.unknown`, `access.notPermitted` */
export const restoreAccount = (desk: Desk, id: AccountId, actor: Actor): Promise<void> =>
  administer(desk, id, { action: 'account.suspended', actor }, async (transaction, account, at) => {
    await transaction.saveAccount({ ...account, state: 'active' });
    await transaction.append([accountNote(account, { type: 'account.restored' }, at, actor)]);
  });

/** Failed attempts are forgotten: nobody has to wait because of them. @throws Fault `account.unknown`, `access.notPermitted` */
export const unlockAccount = (desk: Desk, id: AccountId, actor: Actor): Promise<void> =>
  administer(desk, id, { action: 'account.suspended', actor }, async (transaction, account, at) => {
    for (const { key } of [loginDoor(account.loginName), factorDoor(account.id)])
      await transaction.dropThrottle(key);
    await transaction.append([accountNote(account, { type: 'account.unlocked' }, at, actor)]);
  });

export interface AccountAddress {
  readonly account: AccountId;
  /** Where links to choose a password go; null for none. */
  readonly email: string | null;
}

/**
 * Links sent to the former address open nothing any more. Both addresses are told: whoever lost the former one hears of
 * it, whoever has it and knows nothing of the change as well.
 * @throws Fault `account.unknown`, `account.alreadyThere`, `account.emailMalformed`, `access.notPermitted`
 */
export const addressAccount = (
  desk: PostingDesk,
  { account: id, email }: AccountAddress,
  actor: Actor,
): Promise<void> =>
  // An address is given once in all schools.
  acrossSchools(() =>
    administer(desk, id, { action: 'account.reset', actor }, readdressed(desk, email, actor)),
  );

const readdressed =
  (desk: PostingDesk, email: string | null, actor: Actor) =>
  async (transaction: Transaction, account: Account, at: Instant): Promise<void> => {
    const address = email === null ? null : emailOf(email);
    const others =
      address === null
        ? []
        : [await transaction.accountByEmail(address), await transaction.accountByLogin(address)];
    if (others.some((other) => other !== null && other.id !== account.id))
      throw accountFault('account.alreadyThere');
    await transaction.saveAccount({ ...account, email: address });
    // Whoever sets it answers for it being right.
    if (address !== null) await transaction.addressWorks(failingKey(address));
    await transaction.dropTickets(account.id, 'password');
    await transaction.append([accountNote(account, { type: 'account.addressChanged' }, at, actor)]);
    if (address === account.email) return;
    for (const email of [account.email, address])
      await tellHolder(desk, transaction, { ...account, email }, 'accountAddressChanged', at);
  };

export interface AccountReset {
  readonly account: AccountId;
  /** Also authenticator, recovery codes and passkeys, when they are lost with the telephone. */
  readonly secondFactors: boolean;
}

/**
 * The old password and tokens of programs open nothing from now on; the link is handed to the holder in person,
 * who is also told by letter: a reset that nobody asked for must not go unseen.
 * @throws Fault `account.unknown`, `access.notPermitted`
 */
export const resetAccount = (
  desk: PostingDesk,
  { account: id, secondFactors }: AccountReset,
  actor: Actor,
): Promise<PasswordLink> =>
  administer(desk, id, { action: 'account.reset', actor }, async (transaction, account, at) => {
    const bare = secondFactors ? { totpSecret: null, totpStep: null } : {};
    await transaction.saveAccount({ ...account, ...bare, passwordHash: null, passwordAt: null });
    if (secondFactors) {
      await transaction.replaceRecoveryCodes(account.id, []);
      const keys = await transaction.passkeysOf(account.id);
      await transaction.dropPasskeys(keys.map(({ credentialId }) => credentialId));
      await transaction.dropThrottle(factorDoor(account.id).key);
    }
    await transaction.endSessions(account.id, at);
    await revokeTokensOf(transaction, { person: account.personId, by: actor, at });
    await transaction.dropTickets(account.id, 'password');
    await transaction.dropThrottle(loginDoor(account.loginName).key);
    const note = { type: 'account.reset' as const, secondFactorsDropped: secondFactors };
    await transaction.append([accountNote(account, note, at, actor)]);
    await tellHolder(desk, transaction, account, 'accountReset', at);
    return passwordLink(transaction, account.id, 'reset', at);
  });

function administer<Result>(
  { store, clock }: Desk,
  id: AccountId,
  { action, actor }: { readonly action: AccessAction; readonly actor: Actor },
  work: (transaction: Transaction, account: Account, at: Instant) => Promise<Result>,
): Promise<Result> {
  const at = clock.now();
  return store.write(async (transaction) => {
    const account = await transaction.account(id);
    if (!account) throw accountFault('account.unknown', { account: id });
    if ('person' in actor) {
      const target = { schoolId: account.schoolId };
      await permission(transaction, { person: actor.person, action, target, at });
    }
    return work(transaction, account, at);
  });
}
