// Port: under what conditions anything may be signed: whom to trust, whom to ask, and what to do without an answer.
import type { Certificate, RevocationSource, Timestamper } from '../../../signing/index.ts';

export interface SigningConditions {
  readonly anchors: readonly Certificate[];
  readonly revocation: RevocationSource;
  /** Left out: there is no timestamp authority, which `policy.withoutTimestamp` judges. */
  readonly timestamper?: Timestamper;
  readonly policy: SigningPolicy;
}

/** What a school decides; nothing of it is ever replaced by the server's clock (signing.md §6). */
export interface SigningPolicy {
  /** Whose signatures get a timestamp of their own. The seal's covers every signature below it. */
  readonly timestamped: 'nobody' | 'seal' | 'everybody';
  /** What a timestamp that cannot be had is: an error, or level B-B, told and recorded. */
  readonly withoutTimestamp: 'refuse' | 'lowerLevel';
  /** What a certificate is whose revocation nobody answers for (TT 15/2025): an error, or a doubt that is recorded. */
  readonly uncheckedCertificate: 'refuse' | 'goOn';
}

export const usualPolicy: SigningPolicy = {
  timestamped: 'seal',
  withoutTimestamp: 'refuse',
  uncheckedCertificate: 'refuse',
};

export const isTimestamped = ({ timestamped }: SigningPolicy, role: string): boolean =>
  timestamped === 'everybody' || (timestamped === 'seal' && role === 'seal');
