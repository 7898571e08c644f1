// The principal decides what the summer came to; with the decision the supplementary page is frozen and drafted.
import { draftPaper, pageCount } from '../../../documents/index.ts';
import { canonicalJson, freshId, sha256 } from '../../../kernel/index.ts';
import type { ClassId, PersonId, RecordId } from '../../../kernel/index.ts';
import { dayAt, parties } from '../../../policies/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { readDocument } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import { imprintOf } from '../imprint.ts';
import type { House } from '../ports/house.ts';
import type { SummerPage, SummerPageId, SummerSigner } from '../ports/summer-store.ts';
import { verificationCode } from '../verification-code.ts';
import { writeSummer } from './enter-summer-results.ts';
import { summerFault } from './faults.ts';
import { allowsItem } from './items.ts';
import { supplementaryPageSnapshot } from './page-snapshot.ts';
import { classInSummer, isClosed, pupilDue } from './standing.ts';

export interface SummerDecision {
  readonly classId: ClassId;
  /** Pupil code. */
  readonly pupil: string;
  readonly by: PersonId;
  readonly decisionNumber: string;
  /** Another level of conduct than the homeroom teacher proposes (TT22 Đ13); the proposal when left out. */
  readonly conduct?: string | undefined;
}

/**
 * Decides on what is entered now. Something new makes the next version; the one before stays as it is.
 * @throws Fault `class.unknown`, `record.pupilUnknown`, `access.notPermitted`, `summer.*`, `documents.*`, `blob.*`
 */
export async function decideSummer(house: House, decision: SummerDecision): Promise<SummerPage> {
  const { classId, pupil, by } = decision;
  const at = house.clock.now();
  const number = decision.decisionNumber.trim();
  if (number === '') throw summerFault('summer.decisionNumberMissing');
  const { schoolClass } = await classInSummer(house, classId);
  const wish = { person: by, action: 'summer.decided', target: classTarget(schoolClass), at } as const;
  const ground = await house.store.read((view) => permission(view, wish));
  await decideConduct(house, decision);
  const found = await classInSummer(house, classId);
  const due = pupilDue(found, pupil);
  const { record, given, work, after, page: former } = due;
  if (former && former.lastLine >= given.lastLine) throw summerFault('summer.decidedAlready', { pupil });
  const { bytes: transcript, document, fileHash } = await readDocument(house, record.id);
  const names = await house.store.read(
    async (view) => new Map((await view.people()).map(({ id, name }) => [id, name])),
  );
  const id = freshId<SummerPageId>();
  const version = (former?.version ?? 0) + 1;
  const signers = signersOf(
    work.subjects.flatMap((code) => given.enteredBy.get(`subjects/${code}`)?.by ?? []),
    record.snapshot.context.assignments.homeroomTeacher,
    by,
  );
  const title = (ground.actingFor === null ? parties.principal : parties.vicePrincipal).vi;
  const snapshot = supplementaryPageSnapshot({
    id,
    version,
    book: found.book,
    pupil: due,
    work,
    after,
    supplements: {
      title: `Học bạ – ${due.entry.name} – lớp ${found.book.className}`,
      version: document.version,
      verificationCode: document.verificationCode,
      fileHash,
      pages: pageCount(transcript) ?? 0,
    },
    decision: { number, date: dayAt(at), title },
    signers,
    nameOf: (person) => names.get(person) ?? person,
  });
  const frozen = Buffer.from(canonicalJson(snapshot));
  const snapshotHash = sha256(frozen);
  const code = verificationCode(id as string as RecordId, version, snapshotHash);
  const { bytes, manifest } = draftPaper(
    snapshot,
    imprintOf(house, { verificationCode: code, printedAt: at }),
  );
  await house.blobs.putMany([frozen]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'supplementary page' });
  const page: SummerPage = {
    id,
    classId,
    pupil,
    version,
    recordId: record.id,
    decisionNumber: number,
    decidedBy: by,
    decidedAt: at,
    lastLine: given.lastLine,
    promotion: after.promotion,
    signers,
    snapshotHash,
    verificationCode: code,
    slots: manifest.slots,
  };
  await house.store.write(async (transaction) => {
    await permission(transaction, wish);
    const present = (await transaction.records([record.id]))[0] ?? record;
    isClosed(present, pupil);
    const lines = await transaction.summerLines(classId);
    const last = Math.max(0, ...lines.filter((line) => line.pupil === pupil).map((line) => line.id));
    const changed = last !== given.lastLine || present.revision !== record.revision;
    const pages = (await transaction.summerPages(classId)).filter((one) => one.pupil === pupil);
    if (changed || pages.length !== version - 1) throw applicationFault('record.changedMeanwhile');
    const hash = sha256(bytes);
    const whole = { ...slice, hash, fileHash: hash };
    const draft = { pageId: id, ordinal: 0, ...whole, place: 'draft', signer: null, at, evidence: null };
    await transaction.addSummerPage(page, draft);
    const told = { class: classId, pupil, version, snapshotHash, promotion: after.promotion };
    const event = { type: 'summer.decided', by, page: id, decisionNumber: number, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
  return page;
}

/** Another level than proposed is a line of its own, with the decision as its reason. */
async function decideConduct(
  house: House,
  { classId, pupil, by, conduct, decisionNumber }: SummerDecision,
): Promise<void> {
  if (conduct === undefined) return;
  const at = house.clock.now();
  const found = await classInSummer(house, classId);
  const { work, given } = pupilDue(found, pupil);
  const { regime } = found.book;
  if (!work.conduct) throw summerFault('summer.notDue', { pupil, item: 'conduct' });
  if (!allowsItem({ kind: 'conduct' }, conduct, { regime, assessedBy: null }))
    throw summerFault('summer.valueRefused', { item: 'conduct' });
  const target = classTarget(found.schoolClass);
  await house.store.write(async (transaction) => {
    const ground = await permission(transaction, { person: by, action: 'summer.decided', target, at });
    await writeSummer(transaction, {
      classId,
      pupil,
      changes: [{ path: 'conduct', before: given.conduct, after: conduct }],
      by,
      at,
      reason: decisionNumber,
      permission: `appointment:${ground.id}`,
    });
  });
}

/** Each teacher once, whatever they taught; then the homeroom teacher, and who decided. */
const signersOf = (
  teachers: readonly PersonId[],
  homeroom: PersonId,
  leader: PersonId,
): readonly SummerSigner[] => [
  ...[...new Set(teachers)].map(
    (person) => ({ key: `subject:${person}`, person, stage: 'subjectTeacher' }) as const,
  ),
  { key: `homeroom:${homeroom}`, person: homeroom, stage: 'homeroom' },
  { key: `leader:${leader}`, person: leader, stage: 'leader' },
];
