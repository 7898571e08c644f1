// Puts a medium away under seal: minutes of what its last check found, signed by the office and a leader, sealed (R104).
import type { SealingMinutesSnapshot } from '../../../../documents/index.ts';
import { canonicalJson, freshId, sha256 } from '../../../../kernel/index.ts';
import type { Instant, PersonId, RecordId } from '../../../../kernel/index.ts';
import { dayAt, mediumWords, schoolYearOf } from '../../../../policies/index.ts';
import type { MadePaper } from '../../office/copies/make-copy.ts';
import { draftOfficePaper, type Drafting } from '../../office/papers/draft-office-paper.ts';
import type { ArchiveTarget, ArchiveTargetId } from '../../ports/archive-store.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper } from '../../ports/office-papers-store.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { verificationCode } from '../../verification-code.ts';
import { archiveFault } from '../preservation/faults.ts';
import { sealingParties } from './parties.ts';
import { sealingRules } from './sealing-rules.ts';
import { sealable, type Sealable } from './sealable.ts';

export interface SealWish {
  readonly schoolId: string;
  readonly target: ArchiveTargetId;
  readonly by: PersonId;
  /** Signs last, under the school's seal. */
  readonly leader: PersonId;
  readonly witnesses?: readonly PersonId[];
  /** Số, kí hiệu of the minutes. */
  readonly number?: string | null;
  readonly label: string;
  readonly serial?: string;
  readonly sealNumber: string;
  readonly keptAt: string;
}

/**
 * The seal is in force from the draft on; the signatures follow as on every paper of the office. Safe to break off:
 * who asks for the paper later gets it drawn from the same data.
 * @throws Fault `access.notPermitted`, `archive.targetUnknown`, `mediumSeal.*`, `signing.*`
 */
export async function sealMedium(house: House, wish: SealWish & Drafting): Promise<MadePaper> {
  const rules = await sealingRules(house, wish.schoolId);
  const paper = await house.store.write(async (transaction) => {
    const at = house.clock.now();
    const { schoolId, by, leader, witnesses = [] } = wish;
    const parties = await sealingParties(transaction, { schoolId, by, leader, witnesses, at, rules });
    const target = await targetOf(transaction, wish);
    const found = await sealable(transaction, target);
    const id = freshId();
    const snapshot = await snapshotOf(transaction, { id, wish, target, found, at, ...parties });
    const frozen = canonicalJson(snapshot);
    const snapshotHash = sha256(frozen);
    const drawn: OfficePaper = {
      ...{ id, schoolId, kind: 'sealingMinutes', orderId: null, year: null, number: null },
      title: `Biên bản niêm phong – ${target.name} – số niêm phong ${wish.sealNumber}`,
      ...{ snapshot: frozen, snapshotHash, printedAt: at, by },
      verificationCode: verificationCode(id as RecordId, 1, snapshotHash),
    };
    await transaction.addOfficePaper(drawn);
    const { label, serial = '', sealNumber, keptAt } = wish;
    const seal = { label, serial, sealNumber, keptAt, at, by, targetId: target.id, checkId: found.check.id };
    await transaction.addMediumSeal({ id: freshId(), schoolId, paperId: id, ...seal });
    const told = { target: target.id, paper: id, check: found.check.id, sealNumber, keptAt, snapshotHash };
    const event = { type: 'medium.sealed', by, school: schoolId, leader, witnesses, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return drawn;
  });
  return { paper, segments: await draftOfficePaper(house, paper, wish) };
}

/** @throws Fault `archive.targetUnknown` */
export async function targetOf(
  view: Pick<Transaction, 'archiveTargets'>,
  { schoolId, target }: Pick<SealWish, 'schoolId' | 'target'>,
): Promise<ArchiveTarget> {
  const known = await view.archiveTargets(schoolId);
  const found = known.find(({ id }) => id === target);
  if (!found) throw archiveFault('archive.targetUnknown', { target, known: known.map(({ name }) => name) });
  return found;
}

interface Frozen extends Pick<SealingMinutesSnapshot, 'signatories'> {
  readonly id: string;
  readonly wish: SealWish;
  readonly target: ArchiveTarget;
  readonly found: Sealable;
  readonly at: Instant;
  readonly present: SealingMinutesSnapshot['meeting']['present'];
}

async function snapshotOf(
  transaction: Transaction,
  { id, wish, target, found: { check, packages }, at, signatories, present }: Frozen,
): Promise<SealingMinutesSnapshot> {
  const school = (await transaction.schools()).find((one) => one.id === wish.schoolId);
  if (!school) throw archiveFault('archive.targetUnknown', { target: target.name, known: [] });
  const classes = new Map((await transaction.classes()).map((one) => [one.id, one]));
  const { name, level, province, commune } = school;
  const kind = mediumWords[target.medium].vi;
  return {
    kind: 'sealingMinutes',
    ...{ recordId: id, version: 1, school: { name, level, province, commune } },
    schoolYear: schoolYearOf(dayAt(at)),
    number: wish.number ?? null,
    medium: {
      ...{ name: target.name, kind: kind.charAt(0).toUpperCase() + kind.slice(1), label: wish.label },
      ...{ serial: wish.serial ?? '', sealNumber: wish.sealNumber, keptAt: wish.keptAt },
    },
    meeting: { place: name, openedAt: check.startedAt, closedAt: at, present },
    checkedAt: check.finishedAt,
    packages: packages.map(({ classId, package: folder, files, octets, tagManifest }) => ({
      className: classes.get(classId)?.name ?? '',
      schoolYear: classes.get(classId)?.schoolYear ?? '',
      ...{ name: folder, files, octets, tagManifest },
    })),
    signatories,
  };
}
