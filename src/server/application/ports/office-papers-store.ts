// Port: papers that the office makes (copies, extracts, registers), what it handed out and what it printed.
import type { PaperSlot } from '../../../documents/index.ts';
import type { ClassId, Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { BlobSlice } from './blobs.ts';

export type CopyKind = 'certifiedCopy' | 'extract';
export type RegisterKind = 'issueRegister' | 'sealRegister' | 'printRegister' | 'bookRegister';
/** Báo cáo: statistics of a period, and the yearly report on how records were kept. */
export type ReportKind = 'statistics' | 'yearlyReport';
export type OfficePaperKind = 'pupilBook' | CopyKind | RegisterKind | ReportKind | 'sealingMinutes';

/** Who asked for a copy, as the office wrote it down (R100). */
export interface CopyRequest {
  /** Name. */
  readonly by: string;
  /** To the pupil: `cha`, `mẹ`, `chính học sinh`. */
  readonly relation: string;
  /** Number of the identity paper that was shown. */
  readonly identity: string;
  /** Number and day of the written request; null where it was made at the desk. */
  readonly letter: string | null;
  readonly purpose: string;
}

/** Chosen rows and periods of a transcript. */
export interface ExtractChoice {
  readonly periods: readonly ('term1' | 'term2' | 'year')[];
  /** Subject codes; all when null. */
  readonly subjects: readonly string[] | null;
}

/** The leader's decision that a copy be handed out. */
export interface CopyOrder {
  readonly id: string;
  readonly schoolId: string;
  readonly recordId: RecordId;
  readonly version: number;
  readonly kind: CopyKind;
  readonly request: CopyRequest;
  /** Null for certified copies. */
  readonly choice: ExtractChoice | null;
  /** Also after another version took the place of this one. */
  readonly evenSuperseded: boolean;
  readonly decisionNumber: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface OfficePaper {
  readonly id: string;
  readonly schoolId: string;
  readonly kind: OfficePaperKind;
  /** The order that a copy was made on; null for everything else. */
  readonly orderId: string | null;
  /** Calendar year and running number within it, per school and kind; null for registers. */
  readonly year: number | null;
  readonly number: number | null;
  readonly title: string;
  /** Canonical JSON of the frozen data. */
  readonly snapshot: string;
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly printedAt: Instant;
  readonly by: PersonId;
}

/** The draft, the school's certification where the paper has a place for it, then one for each signature. */
export interface PaperSegment extends BlobSlice {
  readonly paperId: string;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  readonly role: 'draft' | 'certification' | 'signer' | 'seal' | 'archive';
  /** Null for draft, certification and archive data. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
  /** Of the draft: where its signatures go; null elsewhere. */
  readonly slots: readonly PaperSlot[] | null;
}

/** A line of the issue register. Lines are never changed: a later one corrects. */
export interface IssueLine {
  readonly schoolId: string;
  readonly number: number;
  readonly at: Instant;
  readonly document: string;
  readonly pupil: string;
  readonly className: string;
  readonly copies: number;
  readonly recipient: string;
  readonly identity: string;
  readonly request: string;
  readonly by: PersonId;
  readonly paperId: string | null;
  readonly recordId: RecordId | null;
  /** Number of the line this one puts right, and why. */
  readonly corrects: number | null;
  readonly reason: string | null;
  /** The copy got a number and never the seal: this line says that the number is void. */
  readonly cancels: boolean;
}

export interface PrintLine {
  readonly schoolId: string;
  readonly at: Instant;
  readonly recordId: RecordId;
  readonly version: number;
  readonly classId: ClassId;
  readonly document: string;
  readonly verificationCode: string;
  readonly pages: number;
  readonly copies: number;
  readonly purpose: string;
  readonly by: PersonId;
}

/** One signature of the school's seal on a record or a paper. */
export interface SealFact {
  readonly at: Instant;
  readonly document: string;
  readonly verificationCode: string;
  readonly order: string;
  /** Fields that the one signature filled. */
  readonly impressions: number;
  readonly by: PersonId;
}

export interface Span {
  readonly from: Instant;
  /** Belongs to it. */
  readonly until: Instant;
}

export interface OfficePapersView {
  copyOrder(id: string): Promise<CopyOrder | null>;
  /** Newest first. */
  copyOrders(schoolId: string): Promise<readonly CopyOrder[]>;
  officePaper(id: string): Promise<OfficePaper | null>;
  paperOfOrder(orderId: string): Promise<OfficePaper | null>;
  paperByCode(verificationCode: string): Promise<OfficePaper | null>;
  /** Newest first. */
  officePapers(schoolId: string): Promise<readonly OfficePaper[]>;
  /** In order. */
  paperSegments(paperId: string): Promise<readonly PaperSegment[]>;
  /** Segments that end a file with one of these hashes. */
  paperSegmentsOfFiles(
    fileHashes: readonly Sha256[],
  ): Promise<readonly Pick<PaperSegment, 'paperId' | 'fileHash'>[]>;
  issueLines(schoolId: string, span: Span): Promise<readonly IssueLine[]>;
  issueLine(schoolId: string, number: number): Promise<IssueLine | null>;
  /** The line that makes the number of this copy void. */
  cancellationOf(paperId: string): Promise<IssueLine | null>;
  printLines(schoolId: string, span: Span): Promise<readonly PrintLine[]>;
  sealFacts(schoolId: string, span: Span): Promise<readonly SealFact[]>;
}

export interface OfficePapersTransaction extends OfficePapersView {
  addCopyOrder(order: CopyOrder): Promise<void>;
  /** One more than the highest of the school, kind and year; only a transaction can tell. */
  nextPaperNumber(schoolId: string, kind: CopyKind | ReportKind, year: number): Promise<number>;
  addOfficePaper(paper: OfficePaper): Promise<void>;
  addPaperSegments(segments: readonly PaperSegment[]): Promise<void>;
  nextIssueNumber(schoolId: string): Promise<number>;
  addIssueLine(line: IssueLine): Promise<void>;
  addPrintLine(line: PrintLine): Promise<void>;
}
