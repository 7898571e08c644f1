// When a session still holds. Pure; a clock that jumps ends sessions rather than lengthens them.
import type { Instant } from '../../../kernel/index.ts';
import type { Session } from './account.ts';

export const sessionLimits = {
  /** A working day. */
  openMs: 12 * 3_600_000,
  idleMs: 60 * 60_000,
  /** To type the code. */
  secondFactorMs: 5 * 60_000,
  /** How long a proof is fresh enough to change the proofs themselves. */
  provedMs: 10 * 60_000,
  /** Being seen is written down at most this often. */
  seenMs: 60_000,
  /** Clocks of several machines differ; what comes from further ahead was begun under another clock. */
  aheadMs: 2 * 60_000,
} as const;

export function sessionHolds(session: Session, at: Instant): boolean {
  const { createdAt, lastSeenAt, expiresAt, endedAt } = session;
  return (
    endedAt === null &&
    at < expiresAt &&
    at - lastSeenAt < sessionLimits.idleMs &&
    lastSeenAt - at <= sessionLimits.aheadMs &&
    createdAt - at <= sessionLimits.aheadMs
  );
}

export const isProved = ({ provedAt }: Session, at: Instant): boolean =>
  at - provedAt < sessionLimits.provedMs && provedAt - at <= sessionLimits.aheadMs;
