// The registrar makes the copy that was ordered: numbered, drafted, sealed. Whatever stops in between, running again
// goes on with the same number.
import type { PersonId } from '../../../../kernel/index.ts';
import { classTarget, permission } from '../../access/permission.ts';
import type { House } from '../../ports/house.ts';
import type { OfficePaper, PaperSegment } from '../../ports/office-papers-store.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { CeremonySigner, LocalSigner } from '../../ports/signing-keys.ts';
import { conditionsUnder } from '../../policies/conditions-under.ts';
import { checkKeyOwner } from '../../ceremonies/key-owner.ts';
import { officeFault } from '../faults.ts';
import { draftOfficePaper } from '../papers/draft-office-paper.ts';
import { signPlace } from '../papers/sign-place.ts';
import { isOfTheirSchool } from '../school-permission.ts';
import { mustStand } from './must-stand.ts';
import { numberCopy } from './number-copy.ts';

export interface CopyMaking {
  readonly orderId: string;
  readonly by: PersonId;
  /** The school's. */
  readonly seal: CeremonySigner;
  readonly serviceSigner: (schoolId: string) => Promise<LocalSigner>;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal;
}

export interface MadePaper {
  readonly paper: OfficePaper;
  readonly segments: readonly PaperSegment[];
}

/**
 * Two who make the same copy at once: both come back with the one copy.
 * @throws Fault `office.orderUnknown`, `office.superseded`, `office.copyCancelled`, `office.changedMeanwhile`, `access.notPermitted`,
 * `signing.*`, `device.*`, `timestamp.*`, `documents.*`
 */
export async function makeCopy(house: House, making: CopyMaking): Promise<MadePaper> {
  const { orderId, by, seal, signal } = making;
  const { order, school } = await house.store.read(async (view) => {
    const found = await view.copyOrder(orderId);
    const [record] = found ? await view.records([found.recordId]) : [];
    const schoolClass = await view.schoolClass(record?.classId);
    const owner = (await view.schools()).find(({ id }) => id === found?.schoolId);
    if (!found || !schoolClass || !owner || !(await isOfTheirSchool(view, by, owner.id)))
      throw officeFault('office.orderUnknown');
    const wish = { person: by, action: 'copy.sealed' as const, target: classTarget(schoolClass) };
    await permission(view, { ...wish, at: house.clock.now() });
    return { order: found, school: owner };
  });
  checkKeyOwner(seal, school.name);
  const at = house.clock.now();
  const conditions = await conditionsUnder(house, making.conditions, { records: [order.recordId], at });
  const paper = await numberCopy(house, order, by);
  const drafted = await draftOfficePaper(house, paper, { ...making, conditions });
  if (drafted.some(({ role }) => role === 'seal')) return { paper, segments: drafted };
  // Before a key is used; signPlace asks again before anything is stored.
  await house.store.read((view) => mustStand(view, paper));
  const segments = await signPlace(house, {
    paper,
    segments: drafted,
    purposes: ['copyMark'],
    role: 'seal',
    by,
    signer: seal,
    conditions,
    look: {
      kind: 'copyMark',
      form: order.kind === 'certifiedCopy' ? 'SAO Y' : 'TRÍCH SAO',
      organisation: school.name,
    },
    event: {
      type: 'copy.sealed',
      order: order.id,
      of: order.recordId,
      kind: order.kind,
      number: paper.number,
    },
    ...(signal && { signal }),
  });
  return { paper, segments };
}
