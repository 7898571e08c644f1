// The reports a school has made, and whom each waits for: a report is done by its seal.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { isOfTheirSchool, schoolPermission } from '../office/school-permission.ts';
import type { House } from '../ports/house.ts';
import type { OfficePaper, PaperSegment } from '../ports/office-papers-store.ts';
import type { View } from '../ports/unit-of-work.ts';

export interface ReportSeen {
  readonly paper: OfficePaper;
  readonly schoolYear: string;
  /** Who has to sign still, in order. */
  readonly awaited: readonly PersonId[];
  readonly sealedAt: Instant | null;
}

/** Newest first. @throws Fault `access.notPermitted` */
export const reportsOf = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly ReportSeen[]> =>
  store.read(async (view) => {
    const at = clock.now();
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at });
    if (!(await isOfTheirSchool(view, by, schoolId))) return [];
    return reportsIn(view, schoolId);
  });

export async function reportsIn(view: View, schoolId: string): Promise<readonly ReportSeen[]> {
  const papers = (await view.officePapers(schoolId)).filter(
    ({ kind }) => kind === 'statistics' || kind === 'yearlyReport',
  );
  const seen: ReportSeen[] = [];
  for (const paper of papers) {
    const segments = await view.paperSegments(paper.id);
    const { schoolYear } = JSON.parse(paper.snapshot) as { readonly schoolYear: string };
    const sealedAt = segments.find(({ role }) => role === 'seal')?.at ?? null;
    seen.push({ paper, schoolYear, sealedAt, awaited: awaitedOn(segments) });
  }
  return seen;
}

function awaitedOn(segments: readonly PaperSegment[]): readonly PersonId[] {
  const signed = new Set(segments.map(({ signer }) => signer));
  const slots = (segments[0]?.slots ?? []).filter(({ signer }) => signer !== undefined);
  const last = (purpose: string) => (purpose === 'principal' ? 1 : 0);
  return slots
    .toSorted((a, b) => last(a.purpose) - last(b.purpose))
    .map(({ signer }) => signer as PersonId)
    .filter((signer) => !signed.has(signer));
}

export interface PastYearReport {
  /** The year told about. */
  readonly pastYear: string;
  /** Whether the school has classes of it: a school's first year has nothing to tell of. */
  readonly owed: boolean;
  /** It is there once it is sealed. */
  readonly standing: 'missing' | 'unsigned' | 'unsealed' | 'sealed';
}

/** The report that a school year's October asks for tells of the year before (R122). */
export async function pastYearReport(
  view: View,
  { schoolId, schoolYear }: { readonly schoolId: string; readonly schoolYear: string },
): Promise<PastYearReport> {
  const first = Number(schoolYear.slice(0, 4));
  const pastYear = `${first - 1}-${first}`;
  const reports = await reportsIn(view, schoolId);
  return {
    pastYear,
    owed: (await view.classes()).some((one) => one.schoolId === schoolId && one.schoolYear === pastYear),
    standing: furthest(
      reports.filter(({ paper, schoolYear: told }) => paper.kind === 'yearlyReport' && told === pastYear),
    ),
  };
}

function furthest(reports: readonly ReportSeen[]): PastYearReport['standing'] {
  if (reports.some(({ sealedAt }) => sealedAt !== null)) return 'sealed';
  if (reports.some(({ awaited }) => awaited.length === 0)) return 'unsealed';
  return reports.length > 0 ? 'unsigned' : 'missing';
}
