// A report as a paper of the office: numbered, frozen, drafted; whoever made it and the leader sign, the registrar seals.
import type { Signatory, StatisticsSnapshot, YearlyReportSnapshot } from '../../../documents/index.ts';
import { canonicalJson, freshId, sha256 } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { dayAt, rulesOf } from '../../../policies/index.ts';
import type { MadePaper } from '../office/copies/make-copy.ts';
import { officeFault } from '../office/faults.ts';
import { draftOfficePaper, type Drafting } from '../office/papers/draft-office-paper.ts';
import { schoolPermission } from '../office/school-permission.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import type { OfficePaper } from '../ports/office-papers-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { verificationCode } from '../verification-code.ts';

export interface ReportWish extends Drafting {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly by: PersonId;
  /** Who signs under the seal. */
  readonly leader: PersonId;
  /** Above the leader's name. */
  readonly leaderTitle: string;
}

type Told = Omit<StatisticsSnapshot, keyof Common> | Omit<YearlyReportSnapshot, keyof Common>;
type Common = Pick<
  StatisticsSnapshot,
  'recordId' | 'version' | 'school' | 'schoolYear' | 'number' | 'recipients' | 'signatories'
>;

const titles = {
  statistics: 'Báo cáo thống kê',
  yearlyReport: 'Báo cáo quản lý, sử dụng hồ sơ điện tử',
} as const;

/** @throws Fault `access.notPermitted`, `office.notYourPlace`, `signing.*`, `documents.*` */
export async function drawReport(house: House, wish: ReportWish, told: Told): Promise<MadePaper> {
  const { schoolId, schoolYear, by } = wish;
  const inForce = await policyInForce(house, { schoolId, schoolYear, at: house.clock.now() });
  const { reportRecipients } = rulesOf(inForce?.policy ?? null);
  const paper = await house.store.write(async (transaction): Promise<OfficePaper> => {
    const at = house.clock.now();
    await schoolPermission(transaction, { person: by, action: 'report.drawn', schoolId, at });
    const school = (await transaction.schools()).find(({ id }) => id === schoolId);
    if (!school) throw officeFault('office.notYourPlace');
    const year = Number(dayAt(at).slice(0, 4));
    const number = await transaction.nextPaperNumber(schoolId, told.kind, year);
    const id = freshId();
    const { name, level, province, commune } = school;
    const snapshot = canonicalJson({
      ...told,
      recordId: id,
      version: 1,
      school: { name, level, province, commune },
      schoolYear,
      number: reportNumber(told.kind, year, number),
      recipients: reportRecipients,
      signatories: await signatoriesOf(transaction, wish),
    });
    const snapshotHash = sha256(snapshot);
    const drawn: OfficePaper = {
      ...{ id, schoolId, kind: told.kind, orderId: null, year, number },
      title: `${titles[told.kind]} ${reportNumber(told.kind, year, number)} – ${subjectOf(told, schoolYear)}`,
      snapshot,
      snapshotHash,
      verificationCode: verificationCode(id as RecordId, 1, snapshotHash),
      printedAt: at,
      by,
    };
    await transaction.addOfficePaper(drawn);
    const why = told.kind === 'statistics' ? told.unlockedReason : undefined;
    const event = {
      ...{ type: 'report.drawn', paper: id, kind: told.kind, schoolYear, number, snapshotHash },
      ...(why !== undefined && { reason: why }),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return drawn;
  });
  return { paper, segments: await draftOfficePaper(house, paper, wish) };
}

/** Each kind is counted by itself, so that its sign tells the numbers apart (NĐ 30/2020, số và ký hiệu). */
const signs = { statistics: 'BC-TK', yearlyReport: 'BC-QL' } as const;

const reportNumber = (kind: keyof typeof signs, year: number, number: number): string =>
  `${String(number).padStart(2, '0')}/${year}/${signs[kind]}`;

const subjectOf = (told: Told, schoolYear: string): string =>
  told.kind === 'statistics' ? `${told.period} ${schoolYear}` : told.pastYear;

/** A leader who makes it themselves is the only one who signs. */
async function signatoriesOf(
  transaction: Transaction,
  { schoolId, by, leader, leaderTitle }: ReportWish,
): Promise<readonly Signatory[]> {
  const people = await transaction.people([by, leader]);
  const nameOf = (id: PersonId) => people.find((one) => one.id === id && one.schoolId === schoolId)?.name;
  const [maker, head] = [nameOf(by), nameOf(leader)];
  if (maker === undefined || head === undefined) throw officeFault('office.notYourPlace');
  const author: Signatory = { key: by, part: 'author', name: maker, title: 'Người lập báo cáo' };
  return [
    ...(by === leader ? [] : [author]),
    { key: leader, part: 'leader', name: head, title: leaderTitle },
  ];
}
