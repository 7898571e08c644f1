// What a printed verification report says, in the language it is printed in (TT 15/2025: results are told in Vietnamese).
import type { Instant } from '../kernel/index.ts';

/** Green, red and two kinds of amber; `unread` is a file that could not even be opened. */
export type SheetVerdict = 'valid' | 'invalid' | 'indeterminate' | 'unsigned' | 'unread';

export type Weight = 'failure' | 'doubt' | 'note';

export interface Statement {
  readonly weight: Weight;
  readonly text: string;
  /** In the terms of ETSI EN 319 102-1, if it has one. */
  readonly indication: string | null;
}

/** Each fact of a signature in words, and how it stands. */
export interface SheetFact {
  readonly text: string;
  readonly weight: Weight;
}

export interface SheetSignature {
  readonly signer: string;
  /** Role and organisation, one each. */
  readonly particulars: readonly string[];
  /** Certificate, fields and whatever else is long. */
  readonly details: string;
  /** What the signer's clock says, and what a timestamp proves. */
  readonly claimedAt: string;
  readonly provedAt: string;
  readonly level: string;
  readonly integrity: SheetFact;
  readonly trust: SheetFact;
  readonly after: SheetFact;
  readonly indication: string;
  readonly statements: readonly Statement[];
}

export interface SheetMoment {
  readonly moment: string;
  readonly at: string;
  readonly verdict: SheetVerdict;
  readonly words: string;
  readonly indication: string;
}

/** What the school's own books say of the file. */
export interface SheetRegistry {
  readonly statement: Statement;
  readonly facts: readonly (readonly [label: string, text: string])[];
}

export interface SheetFile {
  readonly name: string;
  readonly verdict: SheetVerdict;
  /** The verdict in a word or two. */
  readonly headline: string;
  /** The reason in a sentence or two. */
  readonly explanation: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly moments: readonly SheetMoment[];
  readonly registry: SheetRegistry | null;
  /** About the document as a whole. */
  readonly statements: readonly Statement[];
  readonly signatures: readonly SheetSignature[];
}

export interface VerificationSheet {
  readonly language: 'vi' | 'en';
  readonly printedAt: Instant;
  /** Under the title: when and how it was checked. */
  readonly subtitle: string;
  readonly files: readonly SheetFile[];
  /** Time, network, software, and whatever else the verdict rests on. */
  readonly basis: readonly (readonly [label: string, text: string])[];
  /** Whom the verifier trusted. */
  readonly anchors: readonly { readonly subject: string; readonly fingerprint: string }[];
  /** The same for programs; attached to the report. */
  readonly json: string;
}
