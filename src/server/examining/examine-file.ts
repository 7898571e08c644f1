// One uploaded file: its signatures, what changed since, and how it compares with the store.
import { pageCount } from '../../documents/index.ts';
import { sha256 } from '../../kernel/index.ts';
import { examineSuccession, jsonOf, standingOf, type House, type Standing } from '../application/index.ts';
import {
  verdictsOverTime,
  type Certificate,
  type RevocationSource,
  type VerificationReport,
} from '../../signing/index.ts';
import { judgeWith } from './judge.ts';
import type { ExaminerJob, VerifiedFile } from './messages.ts';

export type Shelves = Pick<House, 'store' | 'blobs'>;

export async function examineFile(
  shelves: Shelves,
  { file, now, schoolId }: Extract<ExaminerJob, { readonly kind: 'verify' }>,
  {
    anchors,
    revocation,
  }: { readonly anchors: readonly Certificate[]; readonly revocation: RevocationSource },
): Promise<VerifiedFile> {
  const [judge, verifierFor] = judgeWith({ anchors, clock: { now: () => now } }, revocation);
  const report = await judge(file);
  const verdicts = verdictsOverTime(file, { now, stated: undefined, verifierFor });
  const standing = await standingFor(shelves, schoolId, file, report);
  const succession = await examineSuccession(file, report, judge);
  const pages = pageCount(file);
  return jsonOf({ file: '', sha256: sha256(file), pages, report, verdicts, standing, succession });
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
