// What is sent to a timestamp authority (RFC 3161 §2.4.1).
import { digests } from '../algorithms.ts';
import { boolean, integer, octetString, oid, sequence } from '../der/index.ts';
import type { Imprint } from '../ports.ts';

export interface TimestampQuestion {
  readonly imprint: Imprint;
  /** Unsigned octets, random and never used again: an answer that repeats them was made for this question. */
  readonly nonce?: Uint8Array;
  /** Object identifier of the policy under which the authority is to answer. */
  readonly policy?: string;
}

/** DER of a TimeStampReq that asks for the authority's certificate in the token (certReq). */
export function timestampRequest({ imprint, nonce, policy }: TimestampQuestion): Buffer {
  return sequence(
    integer(1),
    sequence(digests[imprint.algorithm].identifier, octetString(imprint.digest)),
    ...(policy === undefined ? [] : [oid(policy)]),
    ...(nonce === undefined ? [] : [integer(nonce)]),
    boolean(true),
  );
}
