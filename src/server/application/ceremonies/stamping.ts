// Timestamps over signature values while a ceremony is held; without one there is an error or a lower level, never a clock.
import { Fault } from '../../../kernel/index.ts';
import { signatureImprint, TIMESTAMP_RESERVE, type Timestamper } from '../../../signing/index.ts';
import type { Refusal } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import { isTimestamped, type SigningConditions } from '../ports/signing-conditions.ts';

export interface Stamping {
  /** Octets to keep free; 0 where nothing is timestamped. */
  readonly reserve: () => number;
  /**
   * The token over a value, or why there is none. @throws Fault `timestamp.*`, `signing.noTimestamper` where the
   * policy refuses a lower level
   */
  readonly stamp: (signature: Uint8Array) => Promise<Stamp>;
}

export interface Stamp {
  /** DER. */
  readonly timestamp?: Uint8Array;
  /** Why the signature stays at B-B though it should have been timestamped. */
  readonly shortfall?: Refusal;
}

/** After one failure nobody is asked again in this ceremony: an authority that is silent is so for minutes. */
export function stampingFor(
  { timestamper, policy }: SigningConditions,
  role: string,
  signal: AbortSignal | undefined,
): Stamping | null {
  if (!isTimestamped(policy, role)) return null;
  let shortfall: Refusal | undefined;
  const stamp = async (signature: Uint8Array): Promise<Stamp> => {
    if (shortfall) return { shortfall };
    try {
      if (!timestamper) throw applicationFault('signing.noTimestamper');
      const timestamp = await timestamper.stamp(signatureImprint(signature), signal);
      rooms.set(timestamper, Math.max(rooms.get(timestamper) ?? 0, timestamp.length + SPARE));
      return { timestamp };
    } catch (error) {
      if (policy.withoutTimestamp === 'refuse' || signal?.aborted === true || !(error instanceof Fault))
        throw error;
      shortfall = { code: error.code, ...error.title };
      return { shortfall };
    }
  };
  return { reserve: () => (timestamper && rooms.get(timestamper)) ?? TIMESTAMP_RESERVE, stamp };
}

/** Tokens of one authority are nearly of one length: the longest so far tells how much room the next one needs. */
const rooms = new WeakMap<Timestamper, number>();
const SPARE = 256;
