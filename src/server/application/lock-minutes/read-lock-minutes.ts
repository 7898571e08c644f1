// Minutes of locking as people ask for them: which there are, their file, how they stand by their printed code.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { LockMinutes, LockMinutesId, LockMinutesSegment } from '../ports/lock-minutes-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { parseVerificationCode } from '../verification-code.ts';
import { lockMinutesFault } from './faults.ts';
import { lockedFor, mayOnLocked } from './locked.ts';
import { awaitedOf } from './sign-lock-minutes.ts';

export interface LockMinutesStanding {
  readonly minutes: LockMinutes;
  /** Empty when everybody has signed and the seal, where there is to be one, is on it. */
  readonly awaited: ReturnType<typeof awaitedOf>;
  readonly signed: readonly { readonly person: PersonId; readonly seal: boolean; readonly at: Instant }[];
  /** SHA-256 of the file as it is now. */
  readonly fileHash: Sha256 | null;
}

/** Of a school, those the caller may look into. */
export const listLockMinutes = (
  house: House,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly LockMinutesStanding[]> =>
  house.store.read(async (view) => {
    const found: LockMinutesStanding[] = [];
    for (const minutes of await view.lockMinutesOfSchool(schoolId))
      if (await maySee(house, view, minutes, by)) found.push(await standingOf(view, minutes));
    return found;
  });

/** Those that wait for the person's own signature; for the seal too, where they put it on and may look. */
export const lockMinutesWaiting = (
  house: House,
  { schoolId, by, seals }: { readonly schoolId: string; readonly by: PersonId; readonly seals: boolean },
): Promise<readonly LockMinutesStanding[]> =>
  house.store.read(async (view) => {
    const found: LockMinutesStanding[] = [];
    for (const minutes of await view.lockMinutesOfSchool(schoolId)) {
      if (!seals && !minutes.signers.includes(by)) continue;
      const standing = await standingOf(view, minutes);
      const { awaited } = standing;
      const toSeal = seals && awaited.includes('seal') && (await maySee(house, view, minutes, by));
      if (awaited.includes(by) || toSeal) found.push(standing);
    }
    return found;
  });

export interface LockMinutesAsked {
  readonly minutes: LockMinutesId;
  readonly by: PersonId;
}

/** @throws Fault `lockMinutes.unknown`, also for minutes the person may not look into */
export const lockMinutesSeenBy = (
  house: House,
  { minutes: id, by }: LockMinutesAsked,
): Promise<LockMinutesStanding> =>
  house.store.read(async (view) => {
    const minutes = await view.lockMinutes(id);
    if (!minutes || !(await maySee(house, view, minutes, by)))
      throw lockMinutesFault('lockMinutes.unknown', { minutes: id });
    return standingOf(view, minutes);
  });

/** The file as it is signed so far. @throws Fault `lockMinutes.unknown`, `blob.*` */
export async function readLockMinutes(house: House, asked: LockMinutesAsked): Promise<Uint8Array> {
  const { minutes, fileHash } = await lockMinutesSeenBy(house, asked);
  if (fileHash === null) throw lockMinutesFault('lockMinutes.unknown', { minutes: asked.minutes });
  return house.blobs.join(await house.store.read((view) => view.lockMinutesSegments(minutes.id)), fileHash);
}

export interface CodedLockMinutes {
  readonly code: string;
  readonly school: string;
  readonly number: string | null;
  readonly printedAt: Instant;
  readonly signatures: readonly { readonly seal: boolean; readonly at: Instant }[];
  /** At most the seal is awaited. */
  readonly allSigned: boolean;
  readonly complete: boolean;
  readonly sha256: Sha256 | null;
  /** Of the file, in octets. */
  readonly length: number;
}

/** What anybody may know who holds the printed code. Null for a code of nothing. */
export async function lockMinutesOfCode(
  { store }: Pick<House, 'store'>,
  typed: string,
): Promise<CodedLockMinutes | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return store.read(async (view) => {
    const minutes = await view.lockMinutesByCode(code);
    if (!minutes) return null;
    const { awaited, signed, fileHash } = await standingOf(view, minutes);
    return {
      code,
      school: (await view.schools()).find(({ id }) => id === minutes.schoolId)?.name ?? '',
      number: minutes.number,
      printedAt: minutes.printedAt,
      signatures: signed.map(({ seal, at }) => ({ seal, at })),
      allSigned: awaited.every((one) => one === 'seal'),
      complete: awaited.length === 0,
      sha256: fileHash,
      length: (await view.lockMinutesSegments(minutes.id)).reduce((sum, { length }) => sum + length, 0),
    };
  });
}

/** Whoever looks into what is locked, and whoever was there. */
async function maySee(house: House, view: View, minutes: LockMinutes, by: PersonId): Promise<boolean> {
  if (minutes.signers.includes(by)) return true;
  const wish = { person: by, action: 'class.read', at: house.clock.now() } as const;
  return mayOnLocked(view, await lockedFor(view, minutes), wish);
}

async function standingOf(view: View, minutes: LockMinutes): Promise<LockMinutesStanding> {
  const segments: readonly LockMinutesSegment[] = await view.lockMinutesSegments(minutes.id);
  return {
    minutes,
    awaited: awaitedOf(minutes, segments),
    signed: segments.flatMap(({ signer, place, at }) =>
      signer === null ? [] : [{ person: signer, seal: place === 'seal', at }],
    ),
    fileHash: segments.at(-1)?.fileHash ?? null,
  };
}
