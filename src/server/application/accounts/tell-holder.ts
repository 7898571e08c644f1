// Tells the holder of an account that something about it was changed, where they left an address.
import type { Instant } from '../../../kernel/index.ts';
import type { AccountChange } from '../ports/credentials.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { nameOfHolder } from './about.ts';
import type { Account } from './account.ts';
import type { Gate } from './gate.ts';

export async function tellHolder(
  { letters }: Pick<Gate, 'letters'>,
  transaction: Transaction,
  account: Account,
  kind: AccountChange,
  at: Instant,
): Promise<void> {
  const { personId: person, email: to } = account;
  if (to === null) return;
  const name = await nameOfHolder(transaction, account);
  await letters.post(transaction, { kind, person, to, name, at }, at);
}
