// Every file is verified before it is bound in; what was found is printed in the book and travels inside in full.
import { draftVerificationReport, yearFileNames, type BoundVerdict } from '../../../documents/index.ts';
import { toVietnameseTime, type Instant, type RecordId, type Sha256 } from '../../../kernel/index.ts';
import { nameText, verdictWords, type Certificate } from '../../../signing/index.ts';
import type { House } from '../ports/house.ts';
import type { ExamineOutcome } from '../ports/workshop.ts';
import { refusalFault } from '../refusal-fault.ts';
import { bookFault } from './faults.ts';
import type { YearToBind } from './gather-years.ts';

export interface JudgedYears {
  /** In the order of the years. */
  readonly files: readonly { readonly name: string; readonly verdict: BoundVerdict }[];
  /** Blobs. */
  readonly report: { readonly fileHash: Sha256; readonly dataHash: Sha256 };
}

/** @throws Fault `book.yearNotSound`, and whatever kept a file from being read */
export async function judgeYears(
  house: Pick<House, 'workshop' | 'blobs'>,
  years: readonly YearToBind[],
  { anchors, at }: { readonly anchors: readonly Certificate[]; readonly at: Instant },
): Promise<JudgedYears> {
  const names = yearFileNames(years.map(({ snapshot }) => snapshot));
  const outcomes = await house.workshop.examine(
    years.map(({ segments, fileHash }, index) => ({
      recordId: String(index) as RecordId,
      name: names[index] ?? '',
      segments,
      fileHash,
      anchors: anchors.map(({ der }) => der),
      at,
    })),
  );
  const judged = outcomes.map((outcome, index) => sound(outcome, years[index]?.snapshot.schoolYear ?? ''));
  const json = JSON.stringify(judged.map((one) => one.json));
  const pdf = draftVerificationReport({
    language: 'vi',
    printedAt: at,
    subtitle: `Kiểm tra lúc ${toVietnameseTime(at)} (+07:00), khi đóng thành sổ học bạ`,
    files: judged.map(({ printed }) => printed),
    basis: [
      ['Thời điểm', `${toVietnameseTime(at)} (+07:00)`],
      ['Mạng', 'Không hỏi ai: chỉ dùng những gì tệp mang theo'],
    ],
    anchors: anchors.map(({ subject, digest }) => ({
      subject: nameText(subject),
      fingerprint: digest.toString('hex'),
    })),
    json,
  });
  const [fileHash, dataHash] = await house.blobs.putMany([pdf, Buffer.from(json, 'utf8')]);
  if (fileHash === undefined || dataHash === undefined) throw bookFault('book.unknown');
  return {
    files: judged.map(({ verdict }, index) => ({
      name: names[index] ?? '',
      verdict: { verdict, words: verdictWords[verdict].vi, checkedAt: at },
    })),
    report: { fileHash, dataHash },
  };
}

type Judged = Exclude<ExamineOutcome, { readonly failed: unknown }>;

/** What nobody answers for is bound and said; what is broken is not bound. */
function sound(outcome: ExamineOutcome, year: string): Judged & Pick<BoundVerdict, 'verdict'> {
  if ('failed' in outcome) throw refusalFault(outcome.failed, { record: year });
  const { conclusion } = outcome.json;
  if (conclusion !== 'valid' && conclusion !== 'indeterminate')
    throw bookFault('book.yearNotSound', { year, verdict: verdictWords[conclusion].vi });
  return { ...outcome, verdict: conclusion };
}
