// What is known of a class when its package is begun, for everything that writes a part of it.
import type { ClassBook } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { ArchiveDuty } from '../../../policies/index.ts';
import type { Certificate } from '../../../signing/index.ts';
import type { JournalHead } from '../journal/entry.ts';
import type { PolicyInForce } from '../policies/policy-in-force.ts';
import type { School, SchoolClass, SchoolRecord } from '../rows.ts';

export interface ArchiveSource {
  readonly school: School;
  readonly schoolClass: SchoolClass;
  readonly records: readonly SchoolRecord[];
  readonly head: JournalHead;
}

export interface Archiving extends ArchiveSource {
  readonly book: ClassBook;
  readonly ready: readonly SchoolRecord[];
  readonly at: Instant;
  /** Null where the school has adopted none for the year. */
  readonly inForce: PolicyInForce | null;
  readonly duties: readonly ArchiveDuty[];
  /** Whom the verdicts in the package rest on. */
  readonly anchors: readonly Certificate[];
}
