// Asks for a link by mail. Nobody learns from the answer, or from how long it takes, whether such an account exists.
import { nameOfHolder } from './about.ts';
import { addressDoor, knockAt, mustNotWait, resetDoor } from './attempts.ts';
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
  const { wait, letter } = await gate.store.write(async (transaction) => {
    const waiting = await knockAt(transaction, [resetDoor(name), addressDoor(caller.address)], at);
    if (waiting !== null) return { wait: waiting, letter: null };
    const found = (await transaction.accountByLogin(name)) ?? (await transaction.accountByEmail(name));
    const account = found?.state === 'active' && found.email !== null ? found : null;
    const { link, until } = await passwordLink(transaction, account?.id ?? null, 'mail', at);
    if (account?.email === null || !account) return { wait: null, letter: null };
    const holder = await nameOfHolder(transaction, account);
    return { wait: null, letter: { to: account.email, name: holder, token: link, until } };
  });
  mustNotWait(wait);
  if (letter) gate.letters.post({ kind: 'passwordLink', ...letter });
}
