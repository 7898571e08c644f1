// The verifier's answer, as data: what people, programs and tests read.
import type { Instant } from '../../kernel/index.ts';
import type { SignatureAlgorithm } from '../ports.ts';
import type { Finding } from './findings.ts';

/** What came after a signature: nothing, further signatures, archive data, or something that should not be there. */
export type Changes = 'none' | 'signing' | 'archive' | 'other';

/** Baseline levels (ETSI EN 319 142-1 §6): without, with timestamp, with validation data, with archive timestamp. */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** One word for a document: never `valid` while anything is in doubt. */
export type Verdict = 'valid' | 'invalid' | 'indeterminate' | 'unsigned';

/** Who signed, as the certificate says; nothing of it is proved unless the signature is trusted. */
export interface SignerReport {
  readonly name: string;
  readonly organisation: string | undefined;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/** What is found about one signature; several fields may show it. */
export interface SignatureReport {
  /** The fields that show this signature; several share one (signing.md §4). */
  readonly fields: readonly string[];
  readonly kind: 'certification' | 'approval' | 'timestamp';
  /** Which revision of the file it closes, from 1. */
  readonly revision: number;
  readonly revisions: number;
  /** The signed bytes are what was signed, and the signature value is right. */
  readonly integrity: 'intact' | 'broken';
  /** The certificate leads to an anchor and is acceptable. */
  readonly trust: 'trusted' | 'untrusted';
  readonly changesSince: Changes;
  /** It forbids every later change of a form field (FieldMDP All): the seal. */
  readonly locksDocument: boolean;
  readonly level: Level;
  readonly algorithm: SignatureAlgorithm | undefined;
  /** What the signer states; for a timestamp what its authority states. */
  readonly claimedAt: Instant | undefined;
  /** Why, as the signer states (ISO 32000-2 table 255, /Reason). */
  readonly reason: string | undefined;
  /** The earliest moment at which a timestamp proves it to have existed. */
  readonly provedAt: Instant | undefined;
  readonly signer: SignerReport | undefined;
  readonly findings: readonly Finding[];
}

/** The verifier's answer about a document, as data. */
export interface VerificationReport {
  readonly verdict: Verdict;
  readonly checkedAt: Instant;
  readonly length: number;
  readonly revisions: number;
  readonly signatures: readonly SignatureReport[];
  /** Signature fields still empty. */
  readonly openFields: readonly string[];
  /** About the document as a whole. */
  readonly findings: readonly Finding[];
}

/** Invalid as soon as anything failed; never valid while anything is in doubt (signing.md §8). */
export function verdictOf(signatures: readonly SignatureReport[], findings: readonly Finding[]): Verdict {
  const said = [findings, ...signatures.map((signature) => signature.findings)];
  const some = (test: (finding: Finding) => boolean) => said.some((list) => list.some(test));
  if (some((each) => each.weight === 'failure')) return 'invalid';
  if (some((each) => each.code === 'document.unsigned')) return 'unsigned';
  if (some((each) => each.weight === 'doubt')) return 'indeterminate';
  return 'valid';
}
