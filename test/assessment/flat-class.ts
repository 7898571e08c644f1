// A class of one pupil whose averages are given outright: every score of a subject is that average.
import {
  requiredRegularScores,
  tenths,
  type ClassBook,
  type ConductLevel,
  type Mark,
  type PupilResult,
  type RegimeId,
  type Subject,
  type TermEntry,
} from '../../src/assessment/index.ts';
import { assess } from '../../src/assessment/index.ts';
import { makeClassBook } from '../support/workbooks/index.ts';

export interface FlatPupil {
  readonly regime?: RegimeId;
  /** Subject code → average in tenths, or exempt. */
  readonly averages: Readonly<Record<string, number | 'exempt'>>;
  readonly comments?: Readonly<Record<string, Mark | 'exempt'>>;
  readonly conduct?: readonly [ConductLevel | null, ConductLevel | null];
  readonly absences?: number;
}

export const assessFlat = (flat: FlatPupil): PupilResult => assess(flatBook(flat)).pupils[0]!;

export function flatBook({
  regime = 'TT22',
  averages,
  comments = {},
  conduct,
  absences = 0,
}: FlatPupil): ClassBook {
  const subjects: Subject[] = [
    ...Object.keys(averages).map((code) => subject(code, 'score')),
    ...Object.keys(comments).map((code) => subject(code, 'comment')),
  ];
  const book = makeClassBook({ regime, subjects, pupils: 1 });
  const results = { ...averages, ...comments };
  const term = Object.fromEntries(
    subjects.map((one) => [one.code, flatEntry(regime, one, results[one.code]!)]),
  );
  const [HK1, HK2] = conduct ?? ['Tốt', 'Tốt'];
  const pupil = {
    ...book.pupils[0]!,
    entries: { HK1: term, HK2: term },
    conduct: { HK1, HK2 },
    absences: { permitted: absences, unpermitted: 0 },
  };
  return { ...book, pupils: [pupil] };
}

const subject = (code: string, assessedBy: Subject['assessedBy']): Subject => ({
  code,
  name: code,
  periodsPerYear: 70,
  assessedBy,
  teacher: 'Trần Văn Bình',
});

export function flatEntry(regime: RegimeId, one: Subject, result: number | Mark | 'exempt'): TermEntry {
  if (result === 'exempt') return { kind: 'exempt', remark: '' };
  const count = requiredRegularScores(regime, one);
  const rest = { remark: '' };
  if (typeof result === 'number') {
    const score = tenths(result);
    return {
      kind: 'score',
      regular: Array<typeof score>(count).fill(score),
      midterm: score,
      final: score,
      ...rest,
    };
  }
  return {
    kind: 'comment',
    regular: Array<Mark>(count).fill(result),
    midterm: result,
    final: result,
    ...rest,
  };
}

/** `eight(85, { NN1: 30 })`: eight usual subjects at 8,5 but for the ones named. */
export const eight = (base: number, others: Readonly<Record<string, number | 'exempt'>> = {}) => ({
  ...Object.fromEntries(
    ['TOAN', 'NGUVAN', 'NN1', 'GDCD', 'LSDL', 'KHTN', 'CN', 'TIN'].map((code) => [code, base]),
  ),
  ...others,
});
