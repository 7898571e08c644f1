// GeneralizedTime as OCSP and timestamps want it (RFC 5280 §4.1.2.5.2).
import type { Instant } from '../src/kernel/index.ts';
import { encode, tags } from '../src/signing/der/index.ts';

/** To the second. */
export const generalizedTime = (at: Instant): Buffer =>
  encode(tags.generalizedTime, Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, ''), 'latin1'));
