// Freezes what the supplementary page of one pupil prints (TT22 Đ13, Đ14).
import type { PrintedResult, SupplementaryPageSnapshot } from '../../../documents/index.ts';
import type { AfterSummer, ClassBook, SummerWork } from '../../../assessment/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import type { SummerSigner } from '../ports/summer-store.ts';
import { printedResult } from '../snapshots/printed.ts';
import { decided } from './class-lists.ts';
import type { PupilInSummer } from './standing.ts';

export interface PageSource {
  readonly id: string;
  readonly version: number;
  readonly book: ClassBook;
  readonly pupil: PupilInSummer;
  readonly work: SummerWork;
  readonly after: AfterSummer;
  readonly supplements: SupplementaryPageSnapshot['supplements'];
  readonly decision: { readonly number: string; readonly date: string; readonly title: string };
  readonly signers: readonly SummerSigner[];
  readonly nameOf: (person: PersonId) => string;
}

export function supplementaryPageSnapshot(source: PageSource): SupplementaryPageSnapshot {
  const { book, pupil, work, after, decision, signers, nameOf } = source;
  const { entry, result, given } = pupil;
  const leader = signers.find(({ stage }) => stage === 'leader');
  return {
    kind: 'supplementaryPage',
    recordId: source.id,
    version: source.version,
    school: book.school,
    schoolYear: book.schoolYear,
    number: null,
    regime: book.regime,
    pupil: { code: entry.code, name: entry.name, birthDate: entry.birthDate },
    className: book.className,
    supplements: source.supplements,
    subjects: work.subjects.map((code) => {
      const line = given.enteredBy.get(`subjects/${code}`);
      return {
        subject: code,
        subjectName: subjectName(book, code),
        teacher: line ? nameOf(line.by) : (book.subjects.find((one) => one.code === code)?.teacher ?? ''),
        year: printedResult(entry, result, code, 'year'),
        after: printed(given.subjects[code]),
        remark: given.values.get(`subjects/${code}/remark`) ?? (line ? '' : 'Không dự'),
      };
    }),
    conduct: { year: result.year.conduct, after: work.conduct ? given.conduct : null },
    summerTraining: work.conduct ? (given.values.get('training') ?? '') : 'Không phải rèn luyện trong hè',
    learning: {
      year: result.year.learning,
      after: after.year.learning === result.year.learning ? null : after.year.learning,
    },
    promotion: decided(after.promotion, book.regime),
    homeroomRemark: given.values.get('remark') ?? '',
    decision: {
      number: decision.number,
      date: decision.date,
      by: `${leader ? nameOf(leader.person) : ''} – ${decision.title}`,
    },
    signatories: signers.map(({ key, stage, person }) => ({
      key,
      part: stage,
      name: nameOf(person),
      title: stage === 'subjectTeacher' ? taught(source, person) : stage === 'leader' ? decision.title : null,
    })),
  };
}

const printed = (value: string | number | undefined): PrintedResult => {
  if (value === undefined) return null;
  return (typeof value === 'number' ? { tenths: value } : { mark: value }) as PrintedResult;
};

const subjectName = (book: ClassBook, code: string): string =>
  book.subjects.find((one) => one.code === code)?.name ?? code;

function taught({ book, work, pupil: { given } }: PageSource, person: PersonId): string {
  const mine = work.subjects.filter((code) => given.enteredBy.get(`subjects/${code}`)?.by === person);
  return `Giáo viên môn ${mine.map((code) => subjectName(book, code)).join(', ')}`;
}
