// Freezes what a book prints: the pupil, the years with what their files were found to be, the years that are lacking.
import type { BookPredecessor, BoundYear, PupilBookSnapshot } from '../../../documents/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { dayAt, schoolYearOf } from '../../../policies/index.ts';
import type { BookDecision, BookRequest } from '../ports/books-store.ts';
import type { School } from '../rows.ts';
import { bookFault } from './faults.ts';
import type { GatheredYears, YearToBind } from './gather-years.ts';
import type { JudgedYears } from './judge-years.ts';
import { bookNumber } from './standing.ts';

export interface BookFacts {
  readonly paperId: string;
  readonly number: number;
  readonly edition: number;
  readonly predecessor: BookPredecessor | null;
  readonly request: BookRequest;
  readonly decision: BookDecision;
  /** Name and title of whoever decided, who signs. */
  readonly leader: { readonly name: string; readonly title: string };
  readonly school: School;
  readonly gathered: GatheredYears;
  readonly judged: JudgedYears;
  readonly seals: PupilBookSnapshot['seals'];
  readonly at: Instant;
}

export function bookSnapshot(facts: BookFacts): PupilBookSnapshot {
  const { paperId, number, edition, predecessor, request, decision, leader, school, gathered } = facts;
  const { name, level, province, commune } = school;
  const newest = gathered.years.at(-1);
  if (!newest) throw bookFault('book.nothingToBind');
  const { by, relation, identity, letter, purpose } = request.request;
  const written = letter === null ? '' : `, ${letter}`;
  return {
    kind: 'pupilBook',
    recordId: paperId,
    version: 1,
    school: { name, level, province, commune },
    schoolYear: schoolYearOf(dayAt(facts.at)),
    number: bookNumber(number, level),
    edition,
    predecessor,
    pupil: { ...newest.snapshot.pupil, code: request.pupilCode, name: request.pupilName },
    reason: request.reason,
    request: `${by} (${relation}, giấy tờ số ${identity})${written}; mục đích: ${purpose}${
      request.again === null ? '' : `; cấp lại vì: ${request.again}`
    }`,
    decisionNumber: decision.decisionNumber ?? '',
    years: gathered.years.map((year, index) => boundYear(year, facts.judged.files[index])),
    absent: gathered.absent,
    signatories: [{ key: decision.by, part: 'leader', ...leader }],
    report: facts.judged.report,
    seals: facts.seals,
  };
}

function boundYear(year: YearToBind, judged: JudgedYears['files'][number] | undefined): BoundYear {
  if (!judged) throw bookFault('book.nothingToBind');
  const { origin, version, verificationCode, snapshotHash, fileHash, snapshot } = year;
  const { schoolYear, className, grade, school, conduct, learning, promotion, afterSummer, supersedes } =
    snapshot;
  const { name: file, verdict } = judged;
  return {
    ...{ schoolYear, className, grade, school, origin, file, snapshotHash, verdict },
    document: {
      title: `Học bạ – ${snapshot.pupil.name} – lớp ${className} – năm học ${schoolYear}`,
      ...{ version, verificationCode, fileHash },
      pages: 0,
    },
    result: {
      ...{ conduct: conduct.year, learning: learning.year, promotion },
      afterSummer: afterSummer ? { conduct: afterSummer.conduct, learning: afterSummer.learning } : null,
    },
    supersedes: supersedes
      ? {
          version: supersedes.predecessor.version,
          verificationCode: supersedes.predecessor.verificationCode,
        }
      : null,
  };
}
