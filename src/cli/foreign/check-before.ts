// The check before signing: validity, chain and revocation, with the evidence to keep (TT 15/2025).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../kernel/index.ts';
import {
  type Certificate,
  checkCertificate,
  type CheckedForSigning,
  objectionText,
  type RevocationSource,
  type SigningDevice,
} from '../../signing/index.ts';
import { revocationSource } from '../../signing/authorities/index.ts';
import { withAuthorities } from '../development-authorities.ts';
import { applicationFault } from '../../server/application/index.ts';
import type { Home } from '../home.ts';

export interface CheckChoice {
  readonly home: Home;
  /** Sign although the authorities could not be asked. */
  readonly unchecked: boolean;
}

/**
 * Undefined where nobody is trusted: there is nothing to check against, and the verdict will say so.
 * Faults: signing.certificateRefused, signing.certificateUnchecked.
 */
export async function checkedBefore(
  { chain }: SigningDevice,
  anchors: readonly Certificate[],
  { home, unchecked }: CheckChoice,
): Promise<CheckedForSigning | undefined> {
  if (anchors.length === 0) return undefined;
  const checked = await withRevocation(home, (revocation) =>
    checkCertificate({ chain, anchors, at: systemClock.now(), revocation }),
  );
  const reasons = checked.reasons.map(objectionText);
  if (checked.verdict === 'mayNotSign') throw applicationFault('signing.certificateRefused', { reasons });
  if (checked.verdict === 'undetermined' && !unchecked)
    throw applicationFault('signing.certificateUnchecked', { reasons });
  return checked;
}

const ANSWER_WITHIN_MS = 10_000;

/** The development PKI answers for itself; everybody else is asked at the addresses in their certificates. */
function withRevocation<Result>(
  home: Home,
  work: (source: RevocationSource) => Promise<Result>,
): Promise<Result> {
  const clock = systemClock;
  if (!existsSync(join(home.keys, 'ca')))
    return work(revocationSource({ clock, timeoutMs: ANSWER_WITHIN_MS }));
  return withAuthorities({ keys: home.keys, clock }, ({ revocation }) => work(revocation));
}
