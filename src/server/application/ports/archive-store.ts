// Port: which targets a school's packages are copied to, what each holds, and how the last checks went.
import type { ArchiveTarget as PolicyTarget } from '../../../policies/index.ts';
import type { Brand, ClassId, Instant, Sha256 } from '../../../kernel/index.ts';
import type { ArchivedPackage } from '../rows.ts';

export type ArchiveTargetId = Brand<string, 'ArchiveTargetId'>;

/** The installation's own shelf, where packages are made: a target like the others, and always there. */
export const SHELF = 'shelf';

export interface ArchiveTarget {
  readonly id: ArchiveTargetId;
  readonly schoolId: string;
  /** `Ổ cứng 1`; unique within the school. */
  readonly name: string;
  readonly medium: Exclude<PolicyTarget['medium'], 'paper'>;
  /** Folder it is usually found in. */
  readonly location: string;
  readonly addedAt: Instant;
  /** `person:<id>` or `service:<name>`. */
  readonly addedBy: string;
}

export interface ArchiveCopy {
  readonly targetId: ArchiveTargetId;
  readonly classId: ClassId;
  readonly package: string;
  readonly at: Instant;
  readonly files: number;
  readonly octets: number;
}

export interface ArchiveCheck {
  readonly id: string;
  readonly schoolId: string;
  readonly targetId: ArchiveTargetId | typeof SHELF;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly by: string;
  readonly packages: number;
  readonly files: number;
  readonly octets: number;
  /** All of them, also where only the first are kept. */
  readonly decayed: number;
  readonly findings: readonly Decay[];
}

/** One thing that is not as it was packed. */
export interface Decay {
  /** Address of the package. */
  readonly package: string;
  readonly kind: DecayKind;
  /** Null: the package as a whole. */
  readonly path: string | null;
}

/** `afterSeal`: a whole package that was not there when the medium was sealed. */
export type DecayKind =
  | 'missing'
  | 'extra'
  | 'changed'
  | 'unreadable'
  | 'malformed'
  | 'absent'
  | 'replaced'
  | 'unknown'
  | 'afterSeal';

/** A package with where it stands. */
export interface ShelvedPackage extends ArchivedPackage {
  readonly address: string;
  readonly manifestHash: Sha256;
}

export interface ArchiveView {
  /** Oldest first. */
  archiveTargets(schoolId: string): Promise<readonly ArchiveTarget[]>;
  archiveCopies(schoolId: string): Promise<readonly ArchiveCopy[]>;
  /** The newest of each target. */
  lastArchiveChecks(schoolId: string): Promise<readonly ArchiveCheck[]>;
}

export interface ArchiveTransaction extends ArchiveView {
  addArchiveTarget(target: ArchiveTarget): Promise<void>;
  /** A copy that is there already stays as it is. */
  addArchiveCopy(copy: ArchiveCopy): Promise<void>;
  addArchiveCheck(check: ArchiveCheck): Promise<void>;
}
