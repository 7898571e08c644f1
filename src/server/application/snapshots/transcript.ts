// Freezes one pupil's year into what the transcript (học bạ) prints.
import type { ClassBook, PupilEntry, PupilResult, Subject } from '../../../assessment/index.ts';
import type { TranscriptRow, TranscriptSnapshot } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { Approval } from './approval.ts';
import { printedResult } from './printed.ts';

export interface TranscriptSource {
  readonly recordId: RecordId;
  readonly version: number;
  readonly book: ClassBook;
  readonly entry: PupilEntry;
  readonly result: PupilResult;
  readonly approval: Approval;
}

export function transcriptSnapshot(source: TranscriptSource): TranscriptSnapshot {
  const { book, entry, result, recordId, version, approval } = source;
  const { HK1, HK2 } = result.terms;
  const { year } = result;
  return {
    kind: 'transcript',
    recordId,
    version,
    regime: book.regime,
    school: book.school,
    schoolYear: book.schoolYear,
    className: book.className,
    grade: book.grade,
    pupil: {
      code: entry.code,
      name: entry.name,
      birthDate: entry.birthDate,
      gender: entry.gender,
      birthPlace: entry.birthPlace,
      ethnicity: entry.ethnicity,
    },
    rows: book.subjects.map((subject) => rowOf(subject, entry, result)),
    conduct: { term1: HK1.conduct, term2: HK2.conduct, year: year.conduct },
    learning: { term1: HK1.learning, term2: HK2.learning, year: year.learning },
    ...(book.regime === 'TT58' && {
      mean: { term1: HK1.mean ?? null, term2: HK2.mean ?? null, year: year.mean ?? null },
    }),
    adjustedBecauseOf: year.adjustedBecauseOf,
    absences: entry.absences,
    promotion: result.promotion,
    title: result.title,
    homeroomTeacher: book.staff.homeroomTeacher,
    homeroomRemark: '',
    principal: approval,
  };
}

/** The remark of the second term speaks for the year; where there is none, the first term's stands. */
function rowOf(subject: Subject, entry: PupilEntry, result: PupilResult): TranscriptRow {
  const { code } = subject;
  return {
    subject: code,
    subjectName: subject.name,
    teacher: subject.teacher,
    term1: printedResult(entry, result, code, 'HK1'),
    term2: printedResult(entry, result, code, 'HK2'),
    year: printedResult(entry, result, code, 'year'),
    retest: null,
    remark: entry.entries.HK2[code]?.remark || entry.entries.HK1[code]?.remark || '',
  };
}
