// Tries the authorities out: one timestamp of random octets, and what is known of the revocation of the school's own certificate.
import { randomBytes } from 'node:crypto';
import { Fault, type FaultTitle, type Instant } from '../../../kernel/index.ts';
import { checkCertificate, objectionText } from '../../../signing/index.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { LocalSigner } from '../ports/signing-keys.ts';

export interface AuthorityAnswer {
  readonly authority: 'timestamp' | 'revocation';
  /** `none`: the installation names no such authority. */
  readonly state: 'answers' | 'troubled' | 'none';
  /** How long it took. */
  readonly ms: number;
  readonly trouble: FaultTitle | null;
  /** Code of its page among the problems, where it has one. */
  readonly code: string | null;
}

/** Waits for nobody longer than `patienceMs`. Never throws. */
export function askAuthorities(
  { anchors, revocation, timestamper }: SigningConditions,
  { chain }: Pick<LocalSigner, 'chain'>,
  { at, patienceMs = 15_000 }: { readonly at: Instant; readonly patienceMs?: number },
): Promise<readonly AuthorityAnswer[]> {
  const signal = AbortSignal.timeout(patienceMs);
  const none: AuthorityAnswer = { authority: 'timestamp', state: 'none', ms: 0, trouble: null, code: null };
  const stamped = timestamper
    ? timed('timestamp', async () => {
        await timestamper.stamp({ algorithm: 'sha256', digest: randomBytes(32) }, signal);
        return null;
      })
    : none;
  const checked = timed('revocation', async () => {
    const { verdict, reasons } = await checkCertificate({ chain, anchors, at, revocation, signal });
    if (verdict === 'maySign') return null;
    const texts = reasons.map(objectionText);
    return { vi: texts.join('; '), en: texts.join('; ') };
  });
  return Promise.all([stamped, checked]);
}

async function timed(
  authority: AuthorityAnswer['authority'],
  ask: () => Promise<FaultTitle | null>,
): Promise<AuthorityAnswer> {
  const began = performance.now();
  const ended = () => Math.round(performance.now() - began);
  try {
    const trouble = await ask();
    return { authority, state: trouble ? 'troubled' : 'answers', ms: ended(), trouble, code: null };
  } catch (error) {
    const trouble = error instanceof Fault ? error.title : { vi: String(error), en: String(error) };
    const code = error instanceof Fault ? error.code : null;
    return { authority, state: 'troubled', ms: ended(), trouble, code };
  }
}
