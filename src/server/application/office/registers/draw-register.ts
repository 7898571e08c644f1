// A register of a period frozen as a paper that registrar and leader sign, and that bears the seal.
import type { Signatory } from '../../../../documents/index.ts';
import { canonicalJson, freshId, sha256, toVietnameseTime } from '../../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper, RegisterKind } from '../../ports/office-papers-store.ts';
import { verificationCode } from '../../verification-code.ts';
import type { MadePaper } from '../copies/make-copy.ts';
import { officeFault } from '../faults.ts';
import { schoolPermission } from '../school-permission.ts';
import { draftOfficePaper, type Drafting } from '../papers/draft-office-paper.ts';
import { entriesOf, type RegisterAsked } from './read-register.ts';

export interface RegisterWish extends RegisterAsked, Drafting {
  /** `2025-2026`. */
  readonly schoolYear: string;
  /** Who signs under the seal. */
  readonly leader: PersonId;
  /** Above the leader's name. */
  readonly leaderTitle: string;
}

const titles: Readonly<Record<RegisterKind, string>> = {
  issueRegister: 'Sổ cấp bản sao, học bạ',
  sealRegister: 'Sổ đóng dấu',
  printRegister: 'Sổ in văn bản',
  bookRegister: 'Sổ cấp phát học bạ',
};

/** @throws Fault `access.notPermitted`, `office.badPeriod`, `person.unknown`, `signing.*`, `documents.*` */
export async function drawRegister(house: House, wish: RegisterWish): Promise<MadePaper> {
  const { schoolId, kind, from, by, leader } = wish;
  const paper = await house.store.write(async (transaction): Promise<OfficePaper> => {
    const at = house.clock.now();
    const until = wish.until > at ? at : wish.until;
    if (from > until) throw officeFault('office.badPeriod');
    await schoolPermission(transaction, { person: by, action: 'register.drawn', schoolId, at });
    const school = (await transaction.schools()).find(({ id }) => id === schoolId);
    const people = await transaction.people([by, leader]);
    const [registrar, head] = [by, leader].map((id) => people.find((one) => one.id === id));
    if (!school || registrar?.schoolId !== schoolId || head?.schoolId !== schoolId || by === leader)
      throw officeFault('office.notYourPlace');
    const signatories: readonly Signatory[] = [
      { key: by, part: 'registrar', name: registrar.name, title: null },
      { key: leader, part: 'leader', name: head.name, title: wish.leaderTitle },
    ];
    const id = freshId();
    const { name, level, province, commune } = school;
    const entries = await entriesOf(transaction, schoolId, kind, { from, until });
    const snapshot = canonicalJson({
      recordId: id,
      version: 1,
      school: { name, level, province, commune },
      schoolYear: wish.schoolYear,
      number: null,
      from,
      until,
      signatories,
      ...entries,
    });
    const snapshotHash = sha256(snapshot);
    const drawn: OfficePaper = {
      id,
      schoolId,
      kind,
      orderId: null,
      year: null,
      number: null,
      title: `${titles[kind]} – ${toVietnameseTime(from)} – ${toVietnameseTime(until)}`,
      snapshot,
      snapshotHash,
      verificationCode: verificationCode(id as RecordId, 1, snapshotHash),
      printedAt: at,
      by,
    };
    await transaction.addOfficePaper(drawn);
    const event = { type: 'register.drawn', paper: id, kind, from, until, snapshotHash };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return drawn;
  });
  return { paper, segments: await draftOfficePaper(house, paper, wish) };
}
