// Links to choose a password.
import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { AccountId } from './account.ts';
import { freshToken, tokenHash } from './tokens.ts';

const HOUR_MS = 3_600_000;
/** Handed over on paper; asked for by mail; given by the administrator. */
export const linkLasts = { invitation: 7 * 24 * HOUR_MS, mail: HOUR_MS / 2, reset: 24 * HOUR_MS } as const;

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
