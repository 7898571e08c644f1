// When a ticket still holds. Pure; one begun under a clock that ran ahead is of no use, rather than of use for long.
import type { Instant } from '../../../kernel/index.ts';
import type { Ticket } from './account.ts';
import { sessionLimits } from './session-rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Links to choose a password: handed over on paper; asked for by mail; given by the administrator. */
export const linkLasts = { invitation: 7 * 24 * HOUR, mail: HOUR / 2, reset: 24 * HOUR } as const;

/** The longest, of each purpose. */
export const ticketLasts: Readonly<Record<Ticket['purpose'], number>> = {
  password: linkLasts.invitation,
  noticeAddress: 24 * HOUR,
  passkeySignIn: 5 * MINUTE,
  passkeyRegistration: 5 * MINUTE,
  totp: 15 * MINUTE,
};

export const ticketHolds = ({ purpose, expiresAt }: Ticket, at: Instant): boolean =>
  at < expiresAt && expiresAt - at <= ticketLasts[purpose] + sessionLimits.aheadMs;
