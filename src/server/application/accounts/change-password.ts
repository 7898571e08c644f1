// Changes the password, the old one told. Every other session ends, and so do links to choose one and tokens of programs.
import { about } from './about.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { tellHolder } from './tell-holder.ts';
import { revokeTokensOf } from '../tokens/tokens.ts';
import { accountNote } from './notes.ts';
import { soundPassword } from './password-rule.ts';
import { provePassword } from './prove-password.ts';
import { holding } from './session-of.ts';

export interface PasswordChange {
  readonly token: string;
  readonly former: string;
  readonly password: string;
}

/** @throws Fault `account.*` */
export async function changePassword(gate: Gate, { token, former, password }: PasswordChange): Promise<void> {
  const checked = await provePassword(gate, { token, password: former });
  const known = await gate.store.read((view) => about(view, checked));
  const { passwords, guesses } = gate.credentials;
  const hash = await passwords.hash(soundPassword(password, known, guesses));
  const at = gate.clock.now();
  await gate.store.write(async (transaction) => {
    const { account, session } = await holding(transaction, token, at);
    if (account.passwordHash !== checked.passwordHash) throw accountFault('account.signInRefused');
    await transaction.saveAccount({ ...account, passwordHash: hash, passwordAt: at });
    await transaction.endSessions(account.id, at, session.id);
    await transaction.dropTickets(account.id, 'password');
    await transaction.append([accountNote(account, { type: 'account.passwordChanged' }, at)]);
    const person = account.personId;
    await revokeTokensOf(transaction, { person, by: { person }, at });
    await tellHolder(gate, transaction, account, 'passwordChanged', at);
  });
}
