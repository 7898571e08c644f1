// The report every October on how the past year's records were kept, and the archive of what goes with it (R122).
import type { YearlyReportSnapshot } from '../../../documents/index.ts';
import type { PersonId, Sha256 } from '../../../kernel/index.ts';
import { storedZip, type ZipFile } from '../office/downloads/stored-zip.ts';
import type { MadePaper } from '../office/copies/make-copy.ts';
import { officeFault } from '../office/faults.ts';
import { readOfficePaper } from '../office/papers/read-office-paper.ts';
import { schoolPermission } from '../office/school-permission.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import { attachmentsOf } from './attachments.ts';
import { drawReport, type ReportWish } from './draw-report.ts';
import { yearlyFacts } from './yearly-facts.ts';

export interface YearlyAsked {
  readonly schoolId: string;
  /** The year that is told about. */
  readonly schoolYear: string;
  readonly by: PersonId;
}

export type YearlyReportAhead = Pick<YearlyReportSnapshot, 'policy' | 'sections' | 'attachments' | 'missing'>;

/** What the report would say now. @throws Fault `access.notPermitted`, `blob.*` */
export async function yearlyReportAhead(house: House, asked: YearlyAsked): Promise<YearlyReportAhead> {
  const { schoolId, schoolYear, by } = asked;
  const at = house.clock.now();
  await house.store.read((view) =>
    schoolPermission(view, { person: by, action: 'office.read', schoolId, at }),
  );
  const inForce = await policyInForce(house, { schoolId, schoolYear, at });
  const facts = await yearlyFacts(house, asked, at);
  const policy = inForce?.policy ?? null;
  const { attachments, missing } = await attachmentsOf(house, asked, {
    policy,
    appointments: facts.appointments,
  });
  return {
    policy: policy && {
      name: policy.name,
      number: inForce?.adopted.decisionNumber ?? '',
      date: policy.decision?.date ?? policy.effectiveFrom ?? inForce?.adopted.effectiveFrom ?? '',
      by: policy.issuer,
    },
    sections: facts.sections,
    attachments,
    missing: [...missing, ...facts.missing],
  };
}

/** @throws Fault as `yearlyReportAhead`, `drawReport` */
export async function drawYearlyReport(house: House, wish: ReportWish): Promise<MadePaper> {
  const ahead = await yearlyReportAhead(house, wish);
  return drawReport(house, wish, { kind: 'yearlyReport', pastYear: wish.schoolYear, ...ahead });
}

/** The report as it is signed so far, what goes with it as it was when the report was made, and a list. @throws Fault `office.paperUnknown`, `access.notPermitted`, `blob.*` */
export async function yearlyReportArchive(
  house: House,
  { paperId, by }: { readonly paperId: string; readonly by: PersonId },
): Promise<{ readonly name: string; readonly content: AsyncGenerator<Buffer> }> {
  const { paper, bytes } = await readOfficePaper(house, { paperId, by });
  if (paper.kind !== 'yearlyReport') throw officeFault('office.paperUnknown');
  const { attachments, pastYear } = JSON.parse(paper.snapshot) as YearlyReportSnapshot;
  const list = [
    `Báo cáo.pdf`,
    ...attachments.map(({ file, title, sha256 }) => `${file}\t${title}\t${sha256}`),
  ].join('\n');
  async function* files(): AsyncGenerator<ZipFile> {
    yield { path: 'Báo cáo.pdf', bytes };
    yield { path: 'Danh mục.txt', bytes: Buffer.from(`${list}\n`) };
    for (const { file, sha256 } of attachments)
      yield { path: `Kèm theo/${file}`, bytes: await house.blobs.get(sha256 as Sha256) };
  }
  return { name: `bao-cao-${pastYear}.zip`, content: storedZip(files(), paper.printedAt) };
}
