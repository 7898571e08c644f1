// Học bạ of all years bound into one (TT 22/2021; R91–R93): frozen data of the book. The signed files travel inside.
import type { Instant } from '../../kernel/index.ts';
import type { SchoolHeading, TranscriptSnapshot } from '../snapshot.ts';
import type { NamedDocument, Paper, Signatory } from './paper.ts';

export type BookReason = 'completion' | 'transfer' | 'leaving' | 'request';

/** What a file was found to be when it was bound in; the report inside tells more. */
export interface BoundVerdict {
  readonly verdict: 'valid' | 'indeterminate';
  /** As printed. */
  readonly words: string;
  readonly checkedAt: Instant;
}

/** Levels and promotion of a year; null is "not assessed". */
export interface YearResult {
  readonly conduct: string | null;
  readonly learning: string | null;
  readonly promotion: string | null;
  /** Only where a decision about the summer was sealed (TT 22/2021 Đ13, Đ14). */
  readonly afterSummer: { readonly conduct: string | null; readonly learning: string | null } | null;
}

/** One year's signed transcript as it stands in the book. */
export interface BoundYear {
  readonly schoolYear: string;
  readonly className: string;
  readonly grade: number;
  readonly school: SchoolHeading;
  /** `elsewhere`: taken over from the book of another school after it was verified. */
  readonly origin: 'own' | 'elsewhere';
  readonly document: NamedDocument;
  /** Name of the attached file, unique in the book. */
  readonly file: string;
  readonly snapshotHash: string;
  readonly result: YearResult;
  readonly verdict: BoundVerdict;
  /** Version and code of the one it took the place of, which travels inside the year's own file. */
  readonly supersedes: { readonly version: number; readonly verificationCode: string } | null;
}

/** A year that is not bound in, and why; said plainly. */
export interface AbsentYear {
  readonly grade: number;
  readonly schoolYear: string | null;
  readonly className: string | null;
  readonly why: 'missing' | 'notLocked' | 'underCorrection' | 'onPaper';
}

export interface BookPredecessor {
  readonly edition: number;
  readonly verificationCode: string;
  readonly fileHash: string;
}

export interface PupilBookSnapshot extends Paper {
  readonly kind: 'pupilBook';
  /** Number of the pupil's book, `12/THCS`; the same in every edition. */
  readonly number: string;
  readonly edition: number;
  readonly predecessor: BookPredecessor | null;
  readonly pupil: TranscriptSnapshot['pupil'];
  readonly reason: BookReason;
  readonly request: string;
  readonly decisionNumber: string;
  /** Oldest first. */
  readonly years: readonly BoundYear[];
  readonly absent: readonly AbsentYear[];
  /** The principal, who signs under the seal. */
  readonly signatories: readonly [Signatory];
  /** SHA-256 of the attached report on the years, as PDF and as JSON. */
  readonly report: { readonly fileHash: string; readonly dataHash: string };
  /** Dấu treo on the cover, dấu giáp lai over the pages: decided by the head (NĐ 30/2020 Đ33.1.d). */
  readonly seals: {
    readonly cover: boolean;
    readonly crossPage: boolean;
    readonly diameterMm: number;
    readonly sheetsPerImpression: number;
  };
}
