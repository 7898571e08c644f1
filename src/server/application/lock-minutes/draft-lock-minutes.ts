// Drafts the minutes of an order to lock that was carried out, once; who asks again gets the same (R69, R104).
import { draftPaper, pageCount } from '../../../documents/index.ts';
import type { NamedDocument, SealedMedium } from '../../../documents/index.ts';
import { canonicalJson, freshId, sha256 } from '../../../kernel/index.ts';
import type { Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { rulesOf, type Party } from '../../../policies/index.ts';
import { applicationFault } from '../faults.ts';
import { readDocument } from '../documents.ts';
import { isReached } from '../calendar/orders/who-may.ts';
import { isOfParty } from '../policies/offices.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import { imprintOf } from '../imprint.ts';
import type { House } from '../ports/house.ts';
import type { LockMinutes, LockMinutesId } from '../ports/lock-minutes-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { verificationCode } from '../verification-code.ts';
import { lockMinutesFault } from './faults.ts';
import { lockedBy, permissionOnLocked, type Locked } from './locked.ts';
import { lockMinutesSnapshot, presentOf } from './minutes-snapshot.ts';

export interface LockMinutesWish {
  /** Of a class, a grade or a school. */
  readonly order: string;
  readonly by: PersonId;
  /** Who was there besides those who proposed, decided and carried out. */
  readonly witnesses?: readonly PersonId[];
  readonly number?: string | null;
  /** What the copies are kept on, sealed (niêm phong). */
  readonly media?: readonly SealedMedium[];
}

/**
 * What is locked where the person may not look is answered as if it were not. The school's key certifies them afterwards (certifyLockMinutes).
 * @throws Fault `order.unknown`, `lockMinutes.*`, `access.notPermitted`, `documents.*`, `blob.*`
 */
export async function draftLockMinutes(
  house: House,
  wish: LockMinutesWish,
): Promise<{ readonly minutes: LockMinutes; readonly isNew: boolean }> {
  const at = house.clock.now();
  const { by, witnesses = [], number = null, media = [] } = wish;
  const { locked, present, names, school, decidedAs } = await house.store.read((view) =>
    known(view, wish, at),
  );
  if (present) return { minutes: present, isNew: false };
  const policy = (await policyInForce(house, { ...locked, at: locked.execution.at }))?.policy ?? null;
  const id = freshId<LockMinutesId>();
  const snapshot = lockMinutesSnapshot({
    ...{ id, locked, school, number, names, witnesses, decidedAs, media, at },
    documents: await documentsOf(house, locked),
    sealed: rulesOf(policy).minutesSealed,
  });
  const frozen = Buffer.from(canonicalJson(snapshot));
  const snapshotHash = sha256(frozen);
  const code = verificationCode(id as string as RecordId, 1, snapshotHash);
  const { bytes, manifest } = draftPaper(
    snapshot,
    imprintOf(house, { verificationCode: code, printedAt: at }),
  );
  await house.blobs.putMany([frozen]);
  const [slice] = await house.blobs.putTogether([bytes]);
  if (!slice) throw applicationFault('blob.missing', { hash: 'minutes of locking' });
  const { order, schoolClass, schoolId } = locked;
  const minutes: LockMinutes = {
    id,
    schoolId,
    orderId: schoolClass ? order.id : null,
    schoolOrderId: schoolClass ? null : order.id,
    number,
    draftedBy: by,
    printedAt: at,
    signers: presentOf({ locked, witnesses }).map(({ person }) => person),
    snapshotHash,
    verificationCode: code,
    slots: manifest.slots,
  };
  return house.store.write(async (transaction) => {
    const meanwhile = await transaction.lockMinutesOfOrder(order.id);
    if (meanwhile) return { minutes: meanwhile, isNew: false };
    const hash = sha256(bytes);
    await transaction.addLockMinutes(minutes, {
      ...{ minutesId: id, ordinal: 0, ...slice, hash, fileHash: hash },
      ...{ signer: null, place: null, at, evidence: null },
    });
    const told = { minutes: id, order: order.id, witnesses, number, fileHash: hash, snapshotHash };
    const event = { type: 'lockMinutes.drafted', by, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { minutes, isNew: true };
  });
}

async function known(view: View, { order, by, witnesses = [] }: LockMinutesWish, at: Instant) {
  const locked = await lockedBy(view, order, { person: by, at });
  await permissionOnLocked(view, locked, { person: by, action: 'lockMinutes.drafted', at });
  const school = (await view.schools()).find(({ id }) => id === locked.schoolId);
  if (!school) throw lockMinutesFault('lockMinutes.notLocked', { order });
  const people = (await view.people()).filter(({ schoolId }) => schoolId === school.id);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const taken = [locked.order.proposedBy, locked.execution.by, locked.decision.by];
  const unfit = witnesses.find(
    (person, index) => !names.has(person) || taken.includes(person) || witnesses.indexOf(person) !== index,
  );
  if (unfit !== undefined)
    throw lockMinutesFault('lockMinutes.witnessUnfit', { person: names.get(unfit) ?? unfit });
  const present = await view.lockMinutesOfOrder(locked.order.id);
  return { locked, present, names, school, decidedAs: await officeOf(view, locked) };
}

/** A vice principal is printed as signing for the principal (KT. HIỆU TRƯỞNG). */
async function officeOf(view: View, { decision, reach }: Locked): Promise<Party> {
  const held = await view.appointmentsOf(decision.by);
  const isOf = (party: Party) => isReached(reach, (target) => isOfParty(held, party, target, decision.at));
  return !isOf('principal') && isOf('vicePrincipal') ? 'vicePrincipal' : 'principal';
}

async function documentsOf(house: House, { order: { subject } }: Locked): Promise<readonly NamedDocument[]> {
  if (subject.kind !== 'records') return [];
  const { records, documents } = await house.store.read(async (view) => ({
    records: await view.records(subject.records),
    documents: await view.documents(subject.records),
  }));
  const found: NamedDocument[] = [];
  for (const { id, title, snapshot } of records) {
    const document = documents.findLast(({ recordId }) => recordId === id);
    const fileHash = snapshot.context.document?.fileHash;
    if (!document || !fileHash) continue;
    const { bytes } = await readDocument(house, id, document.version);
    const { version, verificationCode: code } = document;
    found.push({ title, version, verificationCode: code, fileHash, pages: pageCount(bytes) ?? 0 });
  }
  return found;
}
