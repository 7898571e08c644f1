// Before a key is used: is its certificate valid, trusted and not revoked? The answers are kept (TT 15/2025).
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import { checkCertificate, evidenceBytes, objectionText } from '../../../signing/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';

/**
 * Returns the blob that holds the evidence: certificates, OCSP answers and lists as their authorities signed them.
 * @throws Fault `signing.certificateRefused`; `signing.certificateUnchecked` where the policy does not go on
 */
export async function checkSigner(
  house: Pick<House, 'blobs'>,
  { anchors, revocation, policy }: SigningConditions,
  { chain }: { readonly chain: readonly Uint8Array[] },
  at: Instant,
  signal?: AbortSignal,
): Promise<Sha256> {
  const checked = await checkCertificate({ chain, anchors, at, revocation, ...(signal && { signal }) });
  const reasons = checked.reasons.map(objectionText).join('; ');
  if (checked.verdict === 'mayNotSign') throw applicationFault('signing.certificateRefused', { reasons });
  if (checked.verdict === 'undetermined' && policy.uncheckedCertificate === 'refuse')
    throw applicationFault('signing.certificateUnchecked', { reasons });
  const [hash] = await house.blobs.putMany([evidenceBytes(checked)]);
  if (hash === undefined) throw applicationFault('blob.missing', { hash: 'evidence' });
  return hash;
}
