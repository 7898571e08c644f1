// What a record prints today, and how much of what it needs is still missing.
import { assess, classCompleteness, completeness } from '../../../assessment/index.ts';
import type { ClassBook, ClassResults } from '../../../assessment/index.ts';
import type { DocumentSnapshot } from '../../../documents/index.ts';
import { applicationFault } from '../faults.ts';
import type { SchoolRecord } from '../rows.ts';
import { approvalOf } from './approval.ts';
import { classSummarySnapshot } from './class-summary.ts';
import { termsOf } from './printed.ts';
import type { Period } from './printed.ts';
import { transcriptSnapshot } from './transcript.ts';

export interface Frozen {
  readonly snapshot: DocumentSnapshot;
  /** Required cells still empty (TT 22/2021 Đ6.1). */
  readonly missing: number;
}

/** Assesses the class once and freezes any of its records from that. */
export function freezer(book: ClassBook): (record: SchoolRecord) => Frozen {
  const results = assess(book);
  return (record) =>
    record.kind === 'transcript'
      ? freezeTranscript(book, results, record)
      : freezeSummary(book, results, record);
}

function freezeTranscript(book: ClassBook, results: ClassResults, record: SchoolRecord): Frozen {
  const index = book.pupils.findIndex(({ code }) => code === record.key);
  const entry = book.pupils[index];
  const result = results.pupils[index];
  if (!entry || !result) throw applicationFault('record.pupilUnknown', { pupil: record.title });
  const snapshot = transcriptSnapshot({ ...sourceOf(book, record), entry, result });
  return { snapshot, missing: completeness(book, entry).length };
}

function freezeSummary(book: ClassBook, results: ClassResults, record: SchoolRecord): Frozen {
  const period = record.key as Period;
  const snapshot = classSummarySnapshot({ ...sourceOf(book, record), results, period });
  return { snapshot, missing: classCompleteness(book, { terms: termsOf(period) }).length };
}

const sourceOf = (book: ClassBook, record: SchoolRecord) => ({
  recordId: record.id,
  version: record.snapshot.context.version + 1,
  book,
  approval: approvalOf(book, record.snapshot.context.assignments),
});
