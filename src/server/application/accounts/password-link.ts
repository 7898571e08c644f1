// Links to choose a password.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { AccountId } from './account.ts';
import { linkLasts } from './ticket-rule.ts';
import { freshToken, tokenHash } from './tokens.ts';

export interface PasswordLink {
  /** Shown once; the store keeps its hash. */
  readonly link: string;
  readonly until: Instant;
}

/** @param accountId null where nobody is meant: the same work, a link that opens nothing */
export async function passwordLink(
  transaction: Transaction,
  accountId: AccountId | null,
  lasts: keyof typeof linkLasts,
  at: Instant,
): Promise<PasswordLink> {
  const link = freshToken();
  const until = (at + linkLasts[lasts]) as Instant;
  await transaction.addTicket({
    tokenHash: tokenHash(link),
    purpose: 'password',
    accountId,
    payload: '',
    expiresAt: until,
  });
  return { link, until };
}
