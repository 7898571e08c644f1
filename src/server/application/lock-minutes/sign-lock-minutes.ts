// Those who were present sign the minutes of locking with any key, the leader last; then the office seals them (NĐ 30 Đ33).
import type { Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { checkKeyOwner } from '../ceremonies/key-owner.ts';
import { nameOfPerson } from '../ceremonies/name-of-person.ts';
import { signPaper } from '../ceremonies/sign-paper.ts';
import { sliceOf } from '../documents.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { LockMinutes, LockMinutesId, LockMinutesSegment } from '../ports/lock-minutes-store.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { CeremonySigner } from '../ports/signing-keys.ts';
import type { View } from '../ports/unit-of-work.ts';
import { lockMinutesFault } from './faults.ts';
import { lockedFor, permissionOnLocked } from './locked.ts';

export interface LockMinutesSigning {
  readonly minutes: LockMinutesId;
  readonly by: PersonId;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Of two at once the second is told that other bytes stand there now.
 * @throws Fault `lockMinutes.unknown`, `lockMinutes.notAwaited`, `record.changedMeanwhile`, and as `signPaper`
 */
export async function signLockMinutes(house: House, deed: LockMinutesSigning): Promise<LockMinutesSegment> {
  const { by, signer } = deed;
  const name = await nameOfPerson(house, by);
  await house.store.read((view) => signable(view, deed));
  checkKeyOwner(signer, name);
  return sign(house, deed, {
    look: { kind: 'personal', name },
    reason: 'Ký biên bản khóa sổ',
    mine: (slot) => slot.signer === by,
    asked: signable,
  });
}

/** As `signLockMinutes`, by the office. @throws Fault also `access.notPermitted` */
export async function sealLockMinutes(house: House, deed: LockMinutesSigning): Promise<LockMinutesSegment> {
  const { minutes, school } = await house.store.read(async (view) => {
    const found = await sealable(view, deed, house.clock.now());
    return { ...found, school: (await view.schools()).find(({ id }) => id === found.minutes.schoolId) };
  });
  if (!school) throw unknown(minutes.id);
  checkKeyOwner(deed.signer, school.name);
  return sign(house, deed, {
    look: { kind: 'seal', organisation: school.name },
    mine: isSeal,
    asked: sealable,
  });
}

/** Whose turn it is: anybody who was there, then the leader, then the seal where the paper has a place for it. */
export function awaitedOf(
  { signers, slots }: LockMinutes,
  segments: readonly LockMinutesSegment[],
): readonly (PersonId | 'service' | 'seal')[] {
  if (segments.length < 2) return ['service'];
  const open = signers.filter(
    (person) => !segments.some((one) => one.signer === person && one.place === null),
  );
  const [leader] = signers.slice(-1);
  const others = open.filter((person) => person !== leader);
  if (others.length > 0) return others;
  if (open.length > 0) return open;
  return slots.some(isSeal) && !segments.some(({ place }) => place === 'seal') ? ['seal'] : [];
}

type Slot = LockMinutes['slots'][number];
const isSeal = ({ purpose }: Slot): boolean => purpose === 'seal' || purpose === 'sealSlice';

interface Signing {
  readonly look: Parameters<typeof signPaper>[1]['task']['look'];
  readonly reason?: string;
  readonly mine: (slot: Slot) => boolean;
  /** Asked before the key is used, and again before anything is stored. */
  readonly asked: (view: View, deed: LockMinutesSigning, at: Instant) => Promise<Signable>;
}

async function sign(
  house: House,
  deed: LockMinutesSigning,
  { look, reason, mine, asked }: Signing,
): Promise<LockMinutesSegment> {
  const { minutes: id, by, signer, conditions, signal } = deed;
  const { minutes, segments } = await house.store.read((view) => asked(view, deed, house.clock.now()));
  const [draft, base] = [segments[0], segments.at(-1)];
  if (!draft || !base) throw unknown(id);
  const place = look.kind === 'seal' ? 'seal' : null;
  const { outcome, evidence, at, level } = await signPaper(house, {
    signer,
    conditions,
    role: place ?? 'signer',
    signal,
    task: {
      recordId: id as string as RecordId,
      segments: segments.map(sliceOf),
      draftLength: draft.length,
      baseHash: base.fileHash,
      slots: minutes.slots.filter(mine),
      look,
      ...(reason !== undefined && { reason }),
    },
  });
  const { hash, fileHash } = outcome;
  return house.store.write(async (transaction) => {
    const present = await asked(transaction, deed, house.clock.now());
    if (present.segments.at(-1)?.fileHash !== base.fileHash)
      throw applicationFault('record.changedMeanwhile');
    const segment: LockMinutesSegment = {
      ...{ minutesId: id, ordinal: present.segments.length, ...sliceOf(outcome), hash, fileHash },
      ...{ signer: by, place, at, evidence },
    };
    await transaction.addLockMinutesSegment(segment);
    const type = place ? 'lockMinutes.sealed' : 'lockMinutes.signed';
    const event = { type, minutes: id, by, fileHash, evidence, level };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return segment;
  });
}

interface Signable {
  readonly minutes: LockMinutes;
  readonly segments: readonly LockMinutesSegment[];
}

async function signable(view: View, { minutes: id, by }: LockMinutesSigning): Promise<Signable> {
  const { minutes, segments } = await stored(view, id);
  const awaited = awaitedOf(minutes, segments);
  if (!awaited.includes(by)) throw await notAwaited(view, awaited);
  return { minutes, segments };
}

/** The right first, then whether it is the seal's turn. */
async function sealable(view: View, { minutes: id, by }: LockMinutesSigning, at: Instant): Promise<Signable> {
  const { minutes, segments } = await stored(view, id);
  const wish = { person: by, action: 'minutes.sealed', at } as const;
  await permissionOnLocked(view, await lockedFor(view, minutes), wish);
  const awaited = awaitedOf(minutes, segments);
  if (!awaited.includes('seal')) throw await notAwaited(view, awaited);
  return { minutes, segments };
}

async function stored(view: View, id: LockMinutesId): Promise<Signable> {
  const minutes = await view.lockMinutes(id);
  if (!minutes) throw unknown(id);
  return { minutes, segments: await view.lockMinutesSegments(id) };
}

const unknown = (id: LockMinutesId) => lockMinutesFault('lockMinutes.unknown', { minutes: id });

async function notAwaited(view: View, awaited: ReturnType<typeof awaitedOf>) {
  const people = await view.people(
    awaited.filter((one): one is PersonId => one !== 'service' && one !== 'seal'),
  );
  const names = awaited.map((one) => people.find(({ id }) => id === one)?.name ?? one);
  return lockMinutesFault('lockMinutes.notAwaited', { why: names.join(', ') || 'đã xong / complete' });
}
