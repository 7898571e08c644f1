// What the store keeps, as plain values.
import type { ClassBook, RegimeId } from '../../assessment/index.ts';
import type { Slot } from '../../documents/index.ts';
import type { ClassId, Instant, PersonId, RecordId, Sha256 } from '../../kernel/index.ts';
import type { BlobSlice } from './ports/blobs.ts';
import type { RecordKind, RecordSnapshot, SigningRole } from '../../workflows/index.ts';

export interface School {
  readonly id: string;
  readonly name: string;
  readonly level: ClassBook['school']['level'];
  readonly province: string;
  readonly commune: string;
}

/** People are known by school and name (NFC); the same person may hold other roles in other years. */
export interface Person {
  readonly id: PersonId;
  readonly schoolId: string;
  readonly name: string;
}

export interface SchoolClass {
  readonly id: ClassId;
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly name: string;
  readonly grade: number;
  readonly regime: RegimeId;
  /** Of the workbook that was imported last. */
  readonly fileHash: Sha256;
  /** Canonical JSON of the class book, a blob. */
  readonly bookHash: Sha256;
  readonly importedAt: Instant;
}

export interface SchoolRecord {
  readonly id: RecordId;
  readonly classId: ClassId;
  readonly kind: RecordKind;
  /** Pupil code, or period of a class summary: unique within class and kind. */
  readonly key: string;
  /** Order in the class list; summaries come after the pupils. */
  readonly ordinal: number;
  /** Pupil's name, or what the summary is about. */
  readonly title: string;
  /** Raised by every step; a writer must have seen the latest. */
  readonly revision: number;
  readonly snapshot: RecordSnapshot;
}

/** One version of a record's document: its frozen data and where its signatures go. */
export interface DocumentVersion {
  readonly recordId: RecordId;
  readonly version: number;
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly printedAt: Instant;
  readonly slots: readonly Slot[];
}

/** A version is a chain of segments: the base PDF, then one tail per signature (architecture.md, invariant 4). */
export interface Segment extends BlobSlice {
  readonly recordId: RecordId;
  readonly version: number;
  readonly ordinal: number;
  /** SHA-256 of this segment by itself; the segments of a chunk share a blob. */
  readonly hash: Sha256;
  readonly cumulativeLength: number;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
}

/** One filled field; the store refuses a second row for the same field. */
export interface FilledSlot {
  readonly recordId: RecordId;
  readonly version: number;
  readonly slot: string;
  readonly role: SigningRole | 'seal';
  readonly personId: PersonId;
  readonly ordinal: number;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate (TT 15/2025); null for signatures from before it was kept. */
  readonly evidence: Sha256 | null;
}

/** One cell before and after: "delete, then enter" can always be reconstructed (R85). */
export interface ScoreChange {
  /** Rises with every line, over all classes. */
  readonly id: number;
  readonly classId: ClassId;
  readonly at: Instant;
  readonly actor: string;
  /** Of the workbook it came with; null for what was entered by hand. */
  readonly fileHash: Sha256 | null;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  /** What it was entered on, as that said itself. */
  readonly device: string | null;
  /** `appointment:<id>` or `correction:<id>`; null for imports. */
  readonly permission: string | null;
}

export interface ArchivedPackage {
  readonly name: string;
  readonly classId: ClassId;
  readonly at: Instant;
  readonly manifestHash: Sha256;
  readonly records: number;
}
