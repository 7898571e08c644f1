// The columns of a subject's sheet, written and read under the same words.
import { requiredRegularScores, type RegimeId, type Subject, type TermEntry } from '../assessment/index.ts';
import { limits } from './limits.ts';
import type { ColumnPlan, PlannedValue } from './sheet-plan.ts';

export const REMARK = 'Nhận xét';

/** `ĐĐGtx 1` …, `ĐĐGgk`, `ĐĐGck`. */
export const assessedHeaders = (regular: number): readonly string[] => [
  ...Array.from({ length: regular }, (_, index) => `ĐĐGtx ${index + 1}`),
  'ĐĐGgk',
  'ĐĐGck',
];

/** As many as the regime asks for; more where more are in the book, for nothing may be left behind. */
export const regularColumns = (
  regime: RegimeId,
  subject: Subject,
  entries: readonly (TermEntry | undefined)[],
): number =>
  Math.max(
    requiredRegularScores(regime, subject),
    ...entries.map((entry) => (!entry || entry.kind === 'exempt' ? 0 : entry.regular.length)),
  );

/** @param orExempt whether M may be typed: the office exempts, a subject teacher does not (TT22 Đ11) */
export const assessedColumns = (
  subject: Subject,
  regular: number,
  orExempt: boolean,
): readonly ColumnPlan[] =>
  assessedHeaders(regular).map((header) => ({
    header,
    width: 8.5,
    align: 'center',
    format: subject.assessedBy === 'score' ? 'score' : 'text',
    check:
      subject.assessedBy === 'score'
        ? { kind: 'score', orExempt }
        : { kind: 'choice', words: ['Đ', 'CĐ', ...(orExempt ? ['M'] : [])] },
    wanted: true,
  }));

export const remarkColumn: ColumnPlan = {
  header: REMARK,
  width: 44,
  align: 'left',
  format: 'text',
  check: { kind: 'text', longest: limits.remarkLength },
};

/** The assessed cells of one pupil; `M` in all of them when exempt (miễn). */
export function assessedValues(entry: TermEntry | undefined, regular: number): readonly PlannedValue[] {
  const empty = Array.from({ length: regular + 2 }, () => null);
  if (!entry) return empty;
  if (entry.kind === 'exempt') return empty.map(() => 'M');
  const cells = [
    ...Array.from({ length: regular }, (_, index) => entry.regular[index] ?? null),
    entry.midterm,
    entry.final,
  ];
  return cells.map((value) => (typeof value === 'number' ? value / 10 : value));
}
