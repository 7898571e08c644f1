// Port: what a check of a medium found on it, under which seal it was put away, and when the seal was broken.
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { ArchiveTargetId } from './archive-store.ts';

/** One package as a check read it; those found whole. */
export interface CheckedPackage {
  readonly classId: ClassId;
  readonly package: string;
  readonly address: string;
  readonly files: number;
  readonly octets: number;
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  readonly tagManifest: Sha256;
}

export interface MediumSeal {
  readonly id: string;
  readonly schoolId: string;
  readonly targetId: ArchiveTargetId;
  /** The minutes. */
  readonly paperId: string;
  /** What stands on the medium is what this check found. */
  readonly checkId: string;
  readonly label: string;
  /** Of its maker; may be empty. */
  readonly serial: string;
  readonly sealNumber: string;
  readonly keptAt: string;
  readonly at: Instant;
  readonly by: PersonId;
}

export interface SealOpening {
  readonly sealId: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly reason: string;
}

/** In force until it is opened. */
export interface SealWithOpening extends MediumSeal {
  readonly opening: Omit<SealOpening, 'sealId'> | null;
}

export interface MediaSealsView {
  /** In the order they were read. */
  checkedPackages(checkId: string): Promise<readonly CheckedPackage[]>;
  /** Of a school, oldest first. */
  mediumSeals(schoolId: string): Promise<readonly SealWithOpening[]>;
}

export interface MediaSealsTransaction extends MediaSealsView {
  addCheckedPackages(checkId: string, packages: readonly CheckedPackage[]): Promise<void>;
  /** The store refuses a second one while the first is in force. */
  addMediumSeal(seal: MediumSeal): Promise<void>;
  /** Once for each seal. */
  addSealOpening(opening: SealOpening): Promise<void>;
}
