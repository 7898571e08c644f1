// The authenticator removed, or its recovery codes replaced, the password told shortly before.
import { nameOfHolder } from './about.ts';
import { freshRecoveryCodes, tellFactorChanged } from './authenticator.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { proved } from './session-of.ts';

/** @throws Fault `account.sessionEnded`, `account.proofNeeded` */
export async function removeAuthenticator(gate: Gate, token: string): Promise<void> {
  const at = gate.clock.now();
  const { account, name } = await gate.store.write(async (transaction) => {
    const present = await proved(transaction, token, at);
    const holder = present.account;
    await transaction.saveAccount({ ...holder, totpSecret: null, totpStep: null });
    await transaction.replaceRecoveryCodes(holder.id, []);
    await transaction.append([accountNote(holder, { type: 'account.authenticatorRemoved' }, at)]);
    return { account: holder, name: await nameOfHolder(transaction, holder) };
  });
  tellFactorChanged(gate, account, name, at);
}

/** @returns the new codes, shown this once @throws Fault `account.sessionEnded`, `account.proofNeeded`, `account.codeRefused` without an authenticator */
export function renewRecoveryCodes(gate: Gate, token: string): Promise<readonly string[]> {
  const at = gate.clock.now();
  return gate.store.write(async (transaction) => {
    const { account } = await proved(transaction, token, at);
    if (account.totpSecret === null) throw accountFault('account.codeRefused');
    await transaction.append([accountNote(account, { type: 'account.recoveryCodesRenewed' }, at)]);
    return freshRecoveryCodes(transaction, account);
  });
}
