// One uploaded file: its signatures, what changed since, and how it compares with the store.
import { draftVerificationReport, pageCount } from '../../documents/index.ts';
import { sha256 } from '../../kernel/index.ts';
import {
  examineBook,
  examineSuccession,
  jsonOf,
  printedExamination,
  standingOf,
  type ExaminedFile,
  type House,
  type Standing,
} from '../application/index.ts';
import {
  verdictsOverTime,
  type Certificate,
  type RevocationSource,
  type VerificationReport,
} from '../../signing/index.ts';
import { judgeWith } from './judge.ts';
import type { DrawnReport, ExaminerJob, VerifiedFile } from './messages.ts';

export type Shelves = Pick<House, 'store' | 'blobs'>;

interface Trust {
  readonly anchors: readonly Certificate[];
  readonly revocation: RevocationSource;
}

export const examineFile = async (
  shelves: Shelves,
  job: Extract<ExaminerJob, { readonly kind: 'verify' }>,
  trust: Trust,
): Promise<VerifiedFile> => jsonOf(await examined(shelves, job, '', trust));

/** The same on paper, with the JSON inside. */
export async function reportOnFile(
  shelves: Shelves,
  job: Extract<ExaminerJob, { readonly kind: 'report' }>,
  trust: Trust,
): Promise<DrawnReport> {
  const { asked, software, now } = job;
  const file = await examined(shelves, job, asked.name, trust);
  const { anchors } = trust;
  const sheet = { files: [file], language: asked.language, now, offline: false, anchors, software };
  return { report: draftVerificationReport(printedExamination(sheet)) };
}

async function examined(
  shelves: Shelves,
  {
    file,
    now,
    schoolId,
  }: Pick<Extract<ExaminerJob, { readonly kind: 'verify' }>, 'file' | 'now' | 'schoolId'>,
  name: string,
  { anchors, revocation }: Trust,
): Promise<ExaminedFile> {
  const [judge, verifierFor] = judgeWith({ anchors, clock: { now: () => now } }, revocation);
  const report = await judge(file);
  const verdicts = verdictsOverTime(file, { now, stated: undefined, verifierFor });
  const standing = await standingFor(shelves, schoolId, file, report);
  const succession = await examineSuccession(file, report, judge);
  const book = await examineBook(file, report, judge);
  const pages = pageCount(file);
  return { file: name, sha256: sha256(file), pages, report, verdicts, standing, succession, book };
}

/**
 * A file may only claim to be some record: what the store knows of it is told to people of that school, and to
 * others no more than how the bytes compare.
 */
async function standingFor(
  shelves: Shelves,
  schoolId: string | null,
  file: Uint8Array,
  report: VerificationReport,
): Promise<Standing> {
  const standing = await standingOf(shelves, file, report);
  const { known } = standing;
  if (known === null) return standing;
  const school = (await shelves.store.read((view) => view.schools())).find(({ id }) => id === schoolId);
  if (known.school !== null && school?.name === known.school) return standing;
  const { kind, weight, vi, en } = standing;
  return { kind, weight, vi, en, known: null };
}
