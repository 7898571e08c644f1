// Whoever has a place on a paper of the office signs it: the registrar first, the leader last, then the seal (NĐ 30/2020 Đ33.1).
import type { PaperSlot } from '../../../../documents/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { checkKeyOwner } from '../../ceremonies/key-owner.ts';
import type { House } from '../../ports/house.ts';
import type { PaperSegment } from '../../ports/office-papers-store.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { CeremonySigner } from '../../ports/signing-keys.ts';
import type { SignatureLook } from '../../ports/workshop.ts';
import type { MadePaper } from '../copies/make-copy.ts';
import { officeFault } from '../faults.ts';
import { isOfTheirSchool, schoolPermission } from '../school-permission.ts';
import { signPlace, slotsOf } from './sign-place.ts';

export interface PaperSignature {
  readonly paperId: string;
  readonly by: PersonId;
  /** `seal`: with the school's key, by the registrar. */
  readonly as: 'signer' | 'seal';
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal;
}

/**
 * @throws Fault `office.paperUnknown`, `office.notYourPlace`, `office.signedAlready`, `office.othersFirst`,
 * `office.changedMeanwhile`, `access.notPermitted`, `signing.*`, `device.*`, `timestamp.*`
 */
export async function signOfficePaper(house: House, signature: PaperSignature): Promise<MadePaper> {
  const { paperId, by, as, signer, conditions, signal } = signature;
  const { paper, segments, name, organisation, names } = await house.store.read(async (view) => {
    const found = await view.officePaper(paperId);
    if (!found || !(await isOfTheirSchool(view, by, found.schoolId)))
      throw officeFault('office.paperUnknown');
    const at = house.clock.now();
    const action = as === 'seal' ? 'copy.sealed' : 'office.read';
    await schoolPermission(view, { person: by, action, schoolId: found.schoolId, at });
    const people = new Map((await view.people()).map((person) => [person.id, person.name]));
    return {
      paper: found,
      segments: await view.paperSegments(paperId),
      name: people.get(by) ?? by,
      organisation: (await view.schools()).find(({ id }) => id === found.schoolId)?.name ?? '',
      names: people,
    };
  });
  const waiting = mustWait(segments, by, as);
  if (waiting.length > 0)
    throw officeFault('office.othersFirst', { waiting: waiting.map((id) => names.get(id) ?? id) });
  checkKeyOwner(signer, as === 'seal' ? organisation : name);
  const look: SignatureLook = as === 'seal' ? { kind: 'seal', organisation } : { kind: 'personal', name };
  const signed = await signPlace(house, {
    paper,
    segments,
    ...(as === 'seal' && { purposes: sealed }),
    role: as,
    by,
    signer,
    conditions,
    look,
    event: { type: as === 'seal' ? 'officePaper.sealed' : 'officePaper.signed', kind: paper.kind },
    ...(signal && { signal }),
  });
  return { paper, segments: signed };
}

const sealed: readonly PaperSlot['purpose'][] = ['seal', 'sealSlice'];

/** Who has to sign before; also refuses whoever has no place, or has signed. */
function mustWait(
  segments: readonly PaperSegment[],
  by: PersonId,
  as: PaperSignature['as'],
): readonly PersonId[] {
  const slots = slotsOf(segments);
  const signed = new Set(
    segments.flatMap(({ role, signer }) => (role === 'signer' && signer ? [signer] : [])),
  );
  if (segments.some(({ role }) => role === 'seal')) throw officeFault('office.signedAlready');
  const signers = slots.filter(({ signer }) => signer !== undefined);
  const left = signers.filter(({ signer }) => !signed.has(signer as PersonId));
  if (as === 'seal') {
    if (!slots.some(({ purpose }) => purpose === 'seal')) throw officeFault('office.notYourPlace');
    return left.map(({ signer }) => signer as PersonId);
  }
  const mine = signers.find(({ signer }) => signer === by);
  if (!mine) throw officeFault('office.notYourPlace');
  if (signed.has(by)) throw officeFault('office.signedAlready');
  return mine.purpose === 'principal'
    ? left.flatMap(({ signer }) => (signer === by ? [] : [signer as PersonId]))
    : [];
}
