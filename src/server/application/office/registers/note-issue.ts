// Sổ cấp bản sao, học bạ: who received what, when, on which request, from whose hands (R100, R101). Lines are only added.
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { IssueLine } from '../../ports/office-papers-store.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { ofBook } from './issue-book.ts';
import { requestText } from '../copies/order-copy.ts';
import { pupilOf, sealedSource, titleOf } from '../copies/sealed-source.ts';
import { officeFault } from '../faults.ts';
import { targetOfRecord } from '../../access/permission.ts';
import { isOfTheirSchool, schoolPermission } from '../school-permission.ts';

export interface Receipt {
  readonly recipient: string;
  /** Relation to the pupil, number of the identity paper. */
  readonly identity: string;
  readonly copies: number;
}

export type Issued =
  /** A copy or extract that the office made. */
  | { readonly kind: 'paper'; readonly paperId: string }
  /** The original given back, as at the end of the level or on transfer (R101). */
  | { readonly kind: 'record'; readonly recordId: RecordId; readonly request: string };

export interface Issue extends Receipt {
  readonly what: Issued;
  readonly by: PersonId;
}

/** @throws Fault `office.paperUnknown`, `office.notSealed`, `office.requestIncomplete`, `access.notPermitted` */
export async function noteIssue(house: Pick<House, 'store' | 'clock'>, issue: Issue): Promise<IssueLine> {
  const receipt = whole(issue);
  return house.store.write(async (transaction) => {
    const { what, by } = issue;
    const at = house.clock.now();
    const schoolId = await schoolOf(transaction, what, by);
    await schoolPermission(transaction, { person: by, action: 'issue.noted', schoolId, at });
    const told = await (what.kind === 'paper'
      ? ofPaper(transaction, what.paperId)
      : ofRecord(transaction, what));
    return add(house, transaction, by, { ...told, ...receipt, corrects: null, reason: null, cancels: false });
  });
}

export interface LineCorrection extends Receipt {
  readonly schoolId: string;
  readonly number: number;
  readonly reason: string;
  readonly by: PersonId;
}

/**
 * A wrong line stays; the new one says what it puts right and why.
 * @throws Fault `office.lineUnknown`, `office.lineCorrected`, `office.copyCancelled`, `office.requestIncomplete`, `access.notPermitted`
 */
export async function correctIssue(
  house: Pick<House, 'store' | 'clock'>,
  correction: LineCorrection,
): Promise<IssueLine> {
  const { schoolId, number, by } = correction;
  const reason = correction.reason.normalize('NFC').trim();
  if (reason === '') throw officeFault('office.requestIncomplete', { members: ['reason'] });
  const receipt = whole(correction);
  return house.store.write(async (transaction) => {
    const at = house.clock.now();
    await schoolPermission(transaction, { person: by, action: 'issue.noted', schoolId, at });
    const wrong = await transaction.issueLine(schoolId, number);
    if (!wrong) throw officeFault('office.lineUnknown', { number });
    if (wrong.cancels) throw officeFault('office.copyCancelled', { paper: wrong.document });
    const all = await transaction.issueLines(schoolId, { from: 0 as never, until: at });
    if (all.some(({ corrects }) => corrects === number))
      throw officeFault('office.lineCorrected', { number });
    return add(house, transaction, by, { ...wrong, ...receipt, corrects: number, reason });
  });
}

type Told = Omit<IssueLine, 'number' | 'at' | 'by'>;

async function add(
  { clock }: Pick<House, 'clock'>,
  transaction: Transaction,
  by: PersonId,
  told: Told,
): Promise<IssueLine> {
  const at = clock.now();
  const { schoolId } = told;
  const line: IssueLine = { ...told, number: await transaction.nextIssueNumber(schoolId), at, by };
  await transaction.addIssueLine(line);
  const { number, paperId, recordId, corrects } = line;
  const event = { type: 'issue.noted', school: schoolId, number, paper: paperId, of: recordId, corrects };
  await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  return line;
}

/** Rights come before what is told of the thing. */
async function schoolOf(transaction: Transaction, what: Issued, by: PersonId): Promise<string> {
  if (what.kind === 'record') return (await targetOfRecord(transaction, what.recordId)).schoolId;
  const paper = await transaction.officePaper(what.paperId);
  if (!paper || !(await isOfTheirSchool(transaction, by, paper.schoolId)))
    throw officeFault('office.paperUnknown');
  return paper.schoolId;
}

async function ofPaper(
  transaction: Transaction,
  paperId: string,
): Promise<Omit<Told, keyof Receipt | 'corrects' | 'reason' | 'cancels'>> {
  const paper = await transaction.officePaper(paperId);
  if (paper?.kind === 'pupilBook') return ofBook(transaction, paper);
  const order = paper?.orderId ? await transaction.copyOrder(paper.orderId) : null;
  if (!paper || !order) throw officeFault('office.paperUnknown');
  const sealed = (await transaction.paperSegments(paperId)).some(({ role }) => role === 'seal');
  if (!sealed) throw officeFault('office.notSealed', { version: 1 });
  const source = await sealedSource(transaction, order.recordId, order.version);
  return {
    schoolId: paper.schoolId,
    document: paper.title,
    pupil: pupilOf(source),
    className: source.schoolClass.name,
    request: requestText(order),
    paperId,
    recordId: order.recordId,
  };
}

async function ofRecord(
  transaction: Transaction,
  { recordId, request }: Extract<Issued, { readonly kind: 'record' }>,
): Promise<Omit<Told, keyof Receipt | 'corrects' | 'reason' | 'cancels'>> {
  const source = await sealedSource(transaction, recordId);
  const asked = request.normalize('NFC').trim();
  if (asked === '') throw officeFault('office.requestIncomplete', { members: ['request'] });
  return {
    schoolId: source.school.id,
    document: titleOf(source),
    pupil: pupilOf(source),
    className: source.schoolClass.name,
    request: asked,
    paperId: null,
    recordId,
  };
}

function whole({ recipient, identity, copies }: Receipt): Receipt {
  const clean = { recipient: recipient.normalize('NFC').trim(), identity: identity.normalize('NFC').trim() };
  const members = Object.entries(clean).flatMap(([member, text]) => (text === '' ? [member] : []));
  if (!Number.isSafeInteger(copies) || copies < 1 || copies > 1000) members.push('copies');
  if (members.length > 0) throw officeFault('office.requestIncomplete', { members });
  return { ...clean, copies };
}
