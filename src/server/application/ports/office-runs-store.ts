// Port: what the office asked for and nobody waits for: documents carried to B-LTA, a class put into the archive.
import type { ClassId, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import type { Level } from '../../../signing/index.ts';
import type { Refusal } from '../../../workflows/index.ts';
import type { PageOf } from './api-store.ts';

/** `stopped`: something stood in the way of all of it; it may be asked for again. */
export const officeRunStates = ['running', 'cancelling', 'cancelled', 'finished', 'stopped'] as const;
export type OfficeRunState = (typeof officeRunStates)[number];

export interface OfficeRun {
  readonly id: string;
  readonly kind: 'extension' | 'archive';
  readonly personId: PersonId;
  readonly at: Instant;
  readonly state: OfficeRunState;
  /** Which nobody else works on meanwhile. */
  readonly classes: readonly ClassId[];
  /** In the order asked. */
  readonly records: readonly RecordId[];
  readonly package: PackageMade | null;
  readonly trouble: Refusal | null;
}

/** What an archive run has put on the shelf. */
export interface PackageMade {
  readonly name: string;
  readonly archived: number;
  readonly files: number;
  /** Records of the class that are not locked yet and so stay out. */
  readonly leftOut: readonly { readonly title: string; readonly state: string }[];
}

/** What became of one record of an extension run. */
export interface OfficeRunStep {
  readonly recordId: RecordId;
  /** Undefined when the document could not be touched. */
  readonly level: Level | undefined;
  /** Why the level is lower than B-LTA. */
  readonly shortfalls: readonly Refusal[];
}

export interface OfficeRunsView {
  officeRun(id: string): Promise<OfficeRun | null>;
  /** Newest first; null when `after` names none of theirs. */
  officeRunsOf(person: PersonId, page: PageOf): Promise<readonly OfficeRun[] | null>;
  /** Running or cancelling, oldest first. */
  officeRunsUnderWay(): Promise<readonly OfficeRun[]>;
  /** By record. */
  officeRunSteps(id: string): Promise<readonly OfficeRunStep[]>;
}

export interface OfficeRunsTransaction {
  /** Inserts or replaces by id. */
  saveOfficeRun(run: OfficeRun): Promise<void>;
  /** Inserts or replaces by run and record. */
  saveOfficeRunStep(id: string, step: OfficeRunStep): Promise<void>;
}
