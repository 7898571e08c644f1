// Freezes a class's results for a period into what the summary (bảng tổng hợp) prints.
import type { ClassBook, ClassResults, PupilEntry, PupilResult } from '../../../assessment/index.ts';
import type { ClassSummarySnapshot, SummaryRow } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { Approval } from './approval.ts';
import { periodResult, printedResult } from './printed.ts';
import type { Period } from './printed.ts';

export interface SummarySource {
  readonly recordId: RecordId;
  readonly version: number;
  readonly book: ClassBook;
  readonly results: ClassResults;
  readonly period: Period;
  readonly approval: Approval;
}

export function classSummarySnapshot(source: SummarySource): ClassSummarySnapshot {
  const { book, results, recordId, version, period, approval } = source;
  return {
    kind: 'classSummary',
    recordId,
    version,
    regime: book.regime,
    school: book.school,
    schoolYear: book.schoolYear,
    className: book.className,
    grade: book.grade,
    period,
    subjects: book.subjects.map(({ code, name, assessedBy, teacher }) => ({
      code,
      name,
      assessedBy,
      teacher,
    })),
    rows: book.pupils.flatMap((entry, index) => {
      const result = results.pupils[index];
      return result ? [rowOf(book, entry, result, period)] : [];
    }),
    homeroomTeacher: book.staff.homeroomTeacher,
    principal: approval,
  };
}

function rowOf(book: ClassBook, entry: PupilEntry, result: PupilResult, period: Period): SummaryRow {
  const { conduct, learning, mean, adjustedBecauseOf } = periodResult(result, period);
  return {
    ordinal: entry.ordinal,
    code: entry.code,
    name: entry.name,
    results: Object.fromEntries(
      book.subjects.map(({ code }) => [code, printedResult(entry, result, code, period)]),
    ),
    conduct,
    learning,
    ...(book.regime === 'TT58' && { mean: mean ?? null }),
    adjustedBecauseOf,
    absences: entry.absences,
    promotion: period === 'year' ? result.promotion : null,
    title: period === 'year' ? result.title : null,
  };
}
