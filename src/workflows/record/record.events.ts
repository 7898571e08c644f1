// Facts that move a record, in the past tense. Time arrives inside the fact; nothing here reads a clock.
import type { Instant, PersonId, Sha256 } from '../../kernel/index.ts';
import type {
  Assignments,
  ExtendedLevel,
  SignatureLevel,
  SigningRole,
  SlotFacts,
  SigningMedium,
} from './record.context.ts';

interface Fact<Type extends string> {
  readonly type: Type;
  readonly at: Instant;
}

/** A fact that somebody answers for. */
interface Deed<Type extends string> extends Fact<Type> {
  readonly by: PersonId;
}

/** The class book was read again while the record could still change. */
export interface EntriesImported extends Deed<'entries.imported'> {
  readonly assignments: Assignments;
  readonly entriesHash: Sha256;
}

/** The pupil is no longer in the class list. */
export type PupilLeft = Deed<'pupil.left'>;

export interface RecordSubmitted extends Deed<'record.submitted'> {
  /** Required cells that are still empty (TT 22/2021 Đ6.1); signing starts only at zero. */
  readonly missing: number;
  readonly snapshotHash: Sha256;
  /** Hash of the class book as frozen; absent in events from when it was frozen at import. */
  readonly entriesHash?: Sha256;
  /** As the policy in force says; with keys when left out. */
  readonly signedAs?: Exclude<SigningMedium, 'digital'>;
  /** Of the school's own seal; the usual one when left out. */
  readonly sealing?: Sealing;
}

/** Size of the seal in millimetres, and over how many sheets one impression goes (NĐ 30/2020 Đ33.1.đ). */
export interface Sealing {
  readonly diameter: number;
  readonly sheetsPerImpression: number;
}

export interface DocumentDrafted extends Fact<'document.drafted'> {
  readonly version: number;
  readonly snapshotHash: Sha256;
  readonly fileHash: Sha256;
  readonly slots: readonly SlotFacts[];
}

/** The author certification by the school's service key was appended. */
export interface DocumentCertified extends Fact<'document.certified'> {
  readonly version: number;
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
  /** As with signatures of people. */
  readonly evidence?: Sha256;
}

/** How a signature was made. Events from before these were recorded have neither. */
interface Signing {
  readonly level?: SignatureLevel;
  /** Blob of the check of the certificate before signing (TT 15/2025). */
  readonly evidence?: Sha256;
}

export interface SignatureApplied extends Deed<'signature.applied'>, Signing {
  readonly role: SigningRole;
  /** All the fields this one signature fills; the first is the main one. */
  readonly slots: readonly string[];
  /** SHA-256 of the file it was put on. */
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

export type SigningDeadlinePassed = Fact<'signing.deadlinePassed'>;

export interface RecordReturned extends Deed<'record.returned'> {
  readonly reason: string;
}

export interface LockOrdered extends Deed<'lock.ordered'> {
  readonly decisionNumber: string;
  /** The row of the order it decides; events from before orders were kept have none. */
  readonly order?: string;
  /** The office that decides by the school's policy where it is not the principal's (R69). */
  readonly decidedAs?: string;
}

export interface SealApplied extends Deed<'seal.applied'>, Signing {
  readonly slots: readonly string[];
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

/** The printed sheets were signed by everybody with pens; the registrar holds them (R64, R65). */
export interface PaperSigned extends Deed<'paper.signed'> {
  /** The day on the paper, ISO 8601. */
  readonly on: string;
  /** Blob of a scan. */
  readonly scan?: Sha256;
}

/** The printed sheets bear the school's seal, on the order to lock. */
export interface PaperSealed extends Deed<'paper.sealed'> {
  readonly on: string;
  readonly scan?: Sha256;
}

/** Timestamps and validation data were appended for the decades (ETSI EN 319 142-1 §6). */
export interface DocumentExtended extends Fact<'document.extended'> {
  readonly level: ExtendedLevel;
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
}

export interface RecordArchived extends Deed<'record.archived'> {
  /** Name of the archive folder. */
  readonly package: string;
}

/** Cells the record prints were corrected, by a permission that went through its own workflow (R74, R79). */
export interface CorrectionExecuted extends Deed<'correction.executed'> {
  readonly correctionId: string;
  readonly decisionNumber: string;
  /** Who permitted it. */
  readonly decidedBy: PersonId;
  /** Subjects whose results the record prints anew; none for conduct, absences, names. */
  readonly subjects: readonly string[];
}

export type RecordEvent =
  | EntriesImported
  | PupilLeft
  | RecordSubmitted
  | DocumentDrafted
  | DocumentCertified
  | SignatureApplied
  | SigningDeadlinePassed
  | RecordReturned
  | LockOrdered
  | SealApplied
  | PaperSigned
  | PaperSealed
  | DocumentExtended
  | RecordArchived
  | CorrectionExecuted;

export type RecordEventType = RecordEvent['type'];
export type RecordEventOf<Type extends RecordEventType> = Extract<RecordEvent, { type: Type }>;
