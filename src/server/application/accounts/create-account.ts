// Opens the one account of a person, and gives the link by which they choose their password (R10–R12).
import { freshId } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { permission } from '../access/permission.ts';
import { acrossSchools } from '../at-school.ts';
import { applicationFault } from '../faults.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { cardOf } from './account.ts';
import type { Account, AccountCard, AccountId } from './account.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { emailOf, loginNameOf } from './names.ts';
import { accountNote } from './notes.ts';
import { passwordLink } from './password-link.ts';
import type { PasswordLink } from './password-link.ts';

export interface AccountRequest {
  readonly person: PersonId;
  readonly loginName: string;
  readonly email?: string;
}

export interface AccountCreated extends PasswordLink {
  readonly account: AccountCard;
}

/**
 * With an address, the link is mailed there too.
 * @param actor an administrator, or the service that sets a school up
 * @throws Fault `account.alreadyThere`, `account.loginNameMalformed`, `account.emailMalformed`, `access.notPermitted`,
 * `person.unknown`
 */
export function createAccount(
  gate: Pick<Gate, 'store' | 'clock' | 'letters'>,
  { person: personId, loginName, email }: AccountRequest,
  actor: Actor,
): Promise<AccountCreated> {
  const at = gate.clock.now();
  const create = async (transaction: Transaction): Promise<AccountCreated> => {
    const [person] = await transaction.people([personId]);
    if (!person) throw applicationFault('person.unknown', { person: personId });
    const { schoolId } = person;
    if ('person' in actor) {
      const target = { schoolId };
      await permission(transaction, { person: actor.person, action: 'account.created', target, at });
    }
    const account: Account = {
      id: freshId<AccountId>(),
      schoolId,
      personId,
      loginName: loginNameOf(loginName),
      email: email === undefined ? null : emailOf(email),
      passwordHash: null,
      passwordAt: null,
      state: 'active',
      totpSecret: null,
      totpStep: null,
      createdAt: at,
    };
    if (await isTaken(transaction, account)) throw accountFault('account.alreadyThere');
    await transaction.saveAccount(account);
    await transaction.append([accountNote(account, { type: 'account.created' }, at, actor)]);
    const given = await passwordLink(transaction, account.id, 'invitation', at);
    if (account.email !== null) {
      const { link: token, until } = given;
      const whom = { person: personId, to: account.email, name: person.name, account: account.loginName };
      await gate.letters.post(transaction, { kind: 'invitation', ...whom, token, until }, at);
    }
    return { account: cardOf(account), ...given };
  };
  // A login name is given once in all schools.
  return acrossSchools(() => gate.store.write(create));
}

/** A login name that is somebody's address would let two people be meant by one word. */
async function isTaken(transaction: Transaction, { personId, loginName, email }: Account): Promise<boolean> {
  const found = [
    await transaction.accountOfPerson(personId),
    await transaction.accountByLogin(loginName),
    await transaction.accountByEmail(loginName),
    email && (await transaction.accountByEmail(email)),
    email && (await transaction.accountByLogin(email)),
  ];
  return found.some(Boolean);
}
