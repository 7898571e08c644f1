// Port: the register of what may not be destroyed, what was ordered to be, and what was; and which media are waited for.
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { ArchiveTargetId } from './archive-store.ts';

/** While it is in force, nothing of the class is destroyed. */
export interface ArchiveHold {
  readonly id: string;
  readonly schoolId: string;
  readonly classId: ClassId;
  readonly reason: string;
  readonly decisionNumber: string;
  readonly at: Instant;
  readonly by: PersonId;
  /** Null while in force. */
  readonly release: HoldRelease | null;
}

export interface HoldRelease {
  readonly reason: string;
  readonly decisionNumber: string;
  readonly at: Instant;
  readonly by: PersonId;
}

/** Quyết định tiêu hủy. */
export interface DisposalOrder {
  readonly id: string;
  readonly schoolId: string;
  readonly number: string;
  /** ISO day. */
  readonly date: string;
  readonly reason: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly items: readonly DisposalItem[];
  /** Null until somebody else carries it out. */
  readonly execution: { readonly at: Instant; readonly by: PersonId } | null;
}

/** A package with all its copies, or the signed files of one kind of the class in the store itself. */
export interface DisposalItem {
  readonly classId: ClassId;
  readonly kind: 'package' | 'transcript' | 'classSummary';
  /** Of the package; empty for files of the store. */
  readonly name: string;
  readonly address: string;
  /** Of the package's manifest; of the list of the files' digests. */
  readonly hash: Sha256;
  readonly records: number;
  /** Last day it had to be kept. */
  readonly keptUntil: string;
}

export interface DisposalDeed extends Pick<DisposalItem, 'classId' | 'kind' | 'name'> {
  readonly orderId: string;
  /** Id of a target, `shelf`, or `store`. */
  readonly place: string;
  readonly at: Instant;
}

/** A medium that packages could not be brought to at the last try, and what was in the way. */
export interface ArchiveWait {
  readonly targetId: ArchiveTargetId;
  readonly since: Instant;
  readonly triedAt: Instant;
  readonly packages: number;
  /** Code of the fault. */
  readonly code: string;
}

export interface DisposalView {
  /** Of a school, oldest first. */
  archiveHolds(schoolId: string): Promise<readonly ArchiveHold[]>;
  disposalOrders(schoolId: string): Promise<readonly DisposalOrder[]>;
  /** What the orders of a school led to, in the order it was done. */
  disposalDeeds(schoolId: string): Promise<readonly DisposalDeed[]>;
  /** Of these blobs, those that files stand in whose class and kind no order that is carried out names. */
  blobsStillNeeded(blobs: readonly Sha256[]): Promise<readonly Sha256[]>;
  archiveWaits(schoolId: string): Promise<readonly ArchiveWait[]>;
}

export interface DisposalTransaction extends DisposalView {
  addArchiveHold(hold: Omit<ArchiveHold, 'release'>): Promise<void>;
  addHoldRelease(holdId: string, release: HoldRelease): Promise<void>;
  addDisposalOrder(order: Omit<DisposalOrder, 'execution'>): Promise<void>;
  addDisposalExecution(orderId: string, execution: NonNullable<DisposalOrder['execution']>): Promise<void>;
  addDisposalDeed(deed: DisposalDeed): Promise<void>;
  /** Takes the place of what was said of the medium before. */
  saveArchiveWait(wait: ArchiveWait): Promise<void>;
  endArchiveWait(target: ArchiveTargetId): Promise<void>;
}
