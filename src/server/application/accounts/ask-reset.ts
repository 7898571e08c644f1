// Asks for a link by mail. Nobody learns from the answer, or from how long it takes, whether such an account exists.
import type { Instant } from '../../../kernel/index.ts';
import type { AccountLetter } from '../ports/credentials.ts';
import type { View } from '../ports/unit-of-work.ts';
import { nameOfHolder } from './about.ts';
import { addressDoor, knockAt, mustNotWait, resetDoor } from './attempts.ts';
import type { Account } from './account.ts';
import type { Caller, Gate } from './gate.ts';
import { typedName } from './names.ts';
import { passwordLink } from './password-link.ts';

/** @throws Fault `account.tooManyAttempts` */
export async function askReset(
  gate: Gate,
  { loginNameOrEmail, caller }: { readonly loginNameOrEmail: string; readonly caller: Caller },
): Promise<void> {
  const at = gate.clock.now();
  const name = typedName(loginNameOrEmail);
  const waiting = await gate.store.write(async (transaction) => {
    const wait = await knockAt(transaction, [resetDoor(name), addressDoor(caller.address)], at);
    if (wait !== null) return wait;
    const found = (await transaction.accountByLogin(name)) ?? (await transaction.accountByEmail(name));
    const account = found?.state === 'active' && found.email !== null ? found : null;
    const { link, until } = await passwordLink(transaction, account?.id ?? null, 'mail', at);
    await gate.letters.post(transaction, account && (await letterTo(transaction, account, link, until)), at);
    return null;
  });
  mustNotWait(waiting);
}

async function letterTo(
  view: View,
  account: Account,
  token: string,
  until: Instant,
): Promise<AccountLetter | null> {
  const { personId: person, email: to } = account;
  const name = await nameOfHolder(view, account);
  return to === null ? null : { kind: 'passwordLink', person, to, name, token, until };
}
