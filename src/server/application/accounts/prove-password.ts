// The password once more within a session, before something that matters.
import type { Account } from './account.ts';
import { addressDoor, knockAt, letIn, loginDoor, mustNotWait } from './attempts.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { passwordText } from './password-rule.ts';
import { holding } from './session-of.ts';

/** @throws Fault `account.sessionEnded`, `account.signInRefused`, `account.tooManyAttempts` */
export async function provePassword(
  gate: Gate,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Account> {
  const at = gate.clock.now();
  const { wait, account, doors } = await gate.store.write(async (transaction) => {
    const present = await holding(transaction, token, at);
    const asked = [loginDoor(present.account.loginName), addressDoor(present.session.address)];
    return { wait: await knockAt(transaction, asked, at), account: present.account, doors: asked };
  });
  mustNotWait(wait);
  const right = await gate.credentials.passwords.verify(account.passwordHash, passwordText(password));
  if (!right) throw accountFault('account.signInRefused');
  return gate.store.write(async (transaction) => {
    const present = await holding(transaction, token, at);
    if (present.account.passwordHash !== account.passwordHash) throw accountFault('account.signInRefused');
    await letIn(transaction, doors);
    await transaction.saveSession({ ...present.session, provedAt: at });
    return present.account;
  });
}
