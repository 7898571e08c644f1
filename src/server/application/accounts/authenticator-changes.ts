// The authenticator removed, or its recovery codes replaced, the password told shortly before.
import { freshRecoveryCodes } from './authenticator.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { accountNote } from './notes.ts';
import { proved } from './session-of.ts';
import { tellHolder } from './tell-holder.ts';

/** @throws Fault `account.sessionEnded`, `account.proofNeeded` */
export async function removeAuthenticator(gate: Gate, token: string): Promise<void> {
  const at = gate.clock.now();
  await gate.store.write(async (transaction) => {
    const present = await proved(transaction, token, at);
    const holder = present.account;
    await transaction.saveAccount({ ...holder, totpSecret: null, totpStep: null });
    await transaction.replaceRecoveryCodes(holder.id, []);
    await transaction.append([accountNote(holder, { type: 'account.authenticatorRemoved' }, at)]);
    await tellHolder(gate, transaction, holder, 'secondFactorChanged', at);
  });
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
