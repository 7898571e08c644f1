// What one subject comes to in a term and in the year: an average, a mark, or nothing because the pupil is exempt.
import { termAverage, yearAverage } from './averages.ts';
import type { Mark, Subject, TermEntry } from './class-book.ts';
import type { Tenths } from './tenths.ts';

/** `null` inside an outcome: something it depends on has not been entered. */
export type Outcome =
  | { readonly kind: 'average'; readonly tenths: Tenths | null }
  | { readonly kind: 'mark'; readonly mark: Mark | null }
  | { readonly kind: 'exempt' };

/** @param required number of regular scores the regime asks for; fewer count as missing. */
export function termOutcome(subject: Subject, entry: TermEntry | undefined, required: number): Outcome {
  if (entry?.kind === 'exempt') return exempt;
  if (subject.assessedBy === 'score') {
    const entered = entry?.kind === 'score' && entry.regular.length >= required;
    return {
      kind: 'average',
      tenths: entered ? termAverage(entry.regular, entry.midterm, entry.final) : null,
    };
  }
  const entered = entry?.kind === 'comment' && entry.regular.length >= required;
  return {
    kind: 'mark',
    mark: entered ? termMark([...entry.regular, entry.midterm, entry.final]) : null,
  };
}

/**
 * The year of one subject. A comment subject takes the second term's result (TT22 Đ9.1, TT58 Đ10.2b).
 * Whoever was exempt for one term is judged by the other (TT58 Đ12.4; TT22 says nothing else).
 */
export function yearOutcome(first: Outcome, second: Outcome): Outcome {
  if (second.kind === 'exempt') return first;
  if (first.kind === 'average' && second.kind === 'average') {
    return { kind: 'average', tenths: yearAverage(first.tenths, second.tenths) };
  }
  return second;
}

const exempt: Outcome = { kind: 'exempt' };

/** Đạt when every assessment is there and every one is Đạt (TT22 Đ9.1); the offices judge TT58's years the same way. */
function termMark(marks: readonly (Mark | null)[]): Mark | null {
  if (marks.includes(null)) return null;
  return marks.includes('CĐ') ? 'CĐ' : 'Đ';
}
