// Chooses a password by a link that was handed over or mailed: used once, soon, and all sessions and tokens end.
import { about } from './about.ts';
import type { Account, Ticket } from './account.ts';
import { loginDoor } from './attempts.ts';
import { accountFault } from './faults.ts';
import type { Gate } from './gate.ts';
import { tellHolder } from './tell-holder.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Instant } from '../../../kernel/index.ts';
import { revokeTokensOf } from '../tokens/tokens.ts';
import { accountNote } from './notes.ts';
import { soundPassword } from './password-rule.ts';
import { tokenHash } from './tokens.ts';
import { ticketHolds } from './ticket-rule.ts';

/** The second factor stays: the link replaces the password, nothing more. @throws Fault `account.*` */
export async function setPassword(
  gate: Gate,
  { link, password }: { readonly link: string; readonly password: string },
): Promise<void> {
  const asked = tokenHash(link);
  const known = await gate.store.read(async (view) =>
    about(view, await holderOf(view, await view.ticket(asked), gate.clock.now())),
  );
  const { passwords, guesses } = gate.credentials;
  const hash = await passwords.hash(soundPassword(password, known, guesses));
  const at = gate.clock.now();
  await gate.store.write(async (transaction) => {
    const account = await holderOf(transaction, await transaction.takeTicket(asked), at);
    await transaction.saveAccount({ ...account, passwordHash: hash, passwordAt: at });
    await transaction.endSessions(account.id, at);
    await transaction.dropTickets(account.id, 'password');
    await transaction.dropThrottle(loginDoor(account.loginName).key);
    await transaction.append([accountNote(account, { type: 'account.passwordSet' }, at)]);
    const person = account.personId;
    await revokeTokensOf(transaction, { person, by: { person }, at });
    await tellHolder(gate, transaction, account, 'passwordChanged', at);
  });
}

async function holderOf(view: View, ticket: Ticket | null, at: Instant): Promise<Account> {
  const usable = ticket?.purpose === 'password' && ticketHolds(ticket, at) ? ticket.accountId : null;
  const account = usable && (await view.account(usable));
  if (account?.state !== 'active') throw accountFault('account.ticketUnusable');
  return account;
}
