// Whether signed material about revocation speaks about a certain moment (RFC 5280 §6.3.3, RFC 6960 §4.2.2.1).
import type { Instant } from '../../kernel/index.ts';
import type { Certificate } from '../x509/index.ts';

export type Untimely =
  /** It had to be renewed before the moment in question. */
  | 'stale'
  /** Made after the certificate expired, when authorities forget what they revoked. */
  | 'afterExpiry'
  /** Dated later than now. */
  | 'fromTheFuture';

export interface Period {
  readonly thisUpdate: Instant;
  readonly nextUpdate?: Instant;
}

export interface Moments {
  /** The moment for which the status is wanted. */
  readonly at: Instant;
  /** The present, if it is known; what claims to be younger is refused. */
  readonly now?: Instant;
}

/** Clocks of honest parties differ by less. */
const SKEW_MS = 5 * 60_000;
/** How long material without nextUpdate is believed. */
const WITHOUT_NEXT_UPDATE_MS = 24 * 3_600_000;

/** Later material is welcome: it knows more about the moment than what was known then. */
export function untimely(
  { thisUpdate, nextUpdate }: Period,
  certificate: Certificate,
  { at, now }: Moments,
): Untimely | undefined {
  if (now !== undefined && thisUpdate > now + SKEW_MS) return 'fromTheFuture';
  if (thisUpdate > certificate.notAfter) return 'afterExpiry';
  const until = nextUpdate ?? thisUpdate + WITHOUT_NEXT_UPDATE_MS;
  return until < at ? 'stale' : undefined;
}
