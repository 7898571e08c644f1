// How a key stands before anybody signs with it: whose certificate, until when, or what is in the way. No PIN is tried.
import { Fault, type Instant } from '../../../../kernel/index.ts';
import { nameText, nameValue, parseCertificate } from '../../../../signing/index.ts';
import type { CeremonyAsked, CeremonyDesk } from './requested.ts';
import { requestedKey } from './requested-key.ts';
import { openRequested } from './requested-signer.ts';

export type KeyLook =
  /** The certificate was read. */
  | {
      readonly kind: 'found';
      readonly subject: string;
      readonly notBefore: Instant;
      readonly notAfter: Instant;
    }
  /** The certificate is seen only once a PIN or code is typed. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'trouble'; readonly fault: Fault };

/** Never throws for a fault: that is the answer. */
export async function lookAtKey(
  desk: CeremonyDesk,
  asked: Pick<CeremonyAsked, 'person' | 'role' | 'key'>,
  schoolId: string,
): Promise<KeyLook> {
  try {
    const key = await requestedKey(desk, { ...asked, records: [] });
    const request = { key, role: asked.role, personId: asked.person };
    const { signer, close } = await openRequested(desk, request, schoolId, {});
    close();
    const [own] = signer.chain;
    if (own === undefined) return { kind: 'hidden' };
    const { subject, notBefore, notAfter } = parseCertificate(own);
    const name = nameValue(subject, 'CN') ?? nameText(subject);
    return { kind: 'found', subject: name, notBefore, notAfter };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.code === 'ceremony.secretNeeded' ? { kind: 'hidden' } : { kind: 'trouble', fault: error };
  }
}
