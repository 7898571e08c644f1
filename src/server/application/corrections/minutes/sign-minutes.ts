// Somebody who was present signs the minutes with any key; the last signature releases the successors (R80).
import type { PersonId } from '../../../../kernel/index.ts';
import { stillToSign } from '../../../../workflows/index.ts';
import { checkKeyOwner } from '../../ceremonies/key-owner.ts';
import { nameOfPerson } from '../../ceremonies/name-of-person.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { sliceOf } from '../../documents.ts';
import type { Correction } from '../../ports/corrections-store.ts';
import type { House } from '../../ports/house.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { CeremonySigner } from '../../ports/signing-keys.ts';
import { refusalFault } from '../../refusal-fault.ts';
import { correctionFault } from '../faults.ts';
import { doCorrection, knownCorrection, type CorrectionDeed } from '../take-step.ts';
import { named } from './draft-minutes.ts';

export interface MinutesSigning extends CorrectionDeed {
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Two who sign at once: the second is told that other bytes stand there now, and signs again.
 * @throws Fault `correction.*`, `policy.*`, and as `signPaper`
 */
export async function signMinutes(house: House, deed: MinutesSigning): Promise<Correction> {
  const { correction: id, by, signer, conditions, signal } = deed;
  const name = await nameOfPerson(house, by);
  checkKeyOwner(signer, name);
  const { minutes, segments } = await house.store.read(async (view) => {
    mayStillSign(await knownCorrection(view, id), by);
    return { minutes: await view.minutesOf(id), segments: await view.minutesSegments(id) };
  });
  const base = segments.at(-1);
  if (!minutes || !base) throw correctionFault('correction.minutesMissing', { correction: id });
  const {
    outcome: signed,
    evidence,
    at,
  } = await signPaper(house, {
    signer,
    conditions,
    role: 'signer',
    signal,
    task: {
      recordId: named(id),
      segments: segments.map(sliceOf),
      draftLength: segments[0]?.length ?? 0,
      baseHash: base.fileHash,
      slots: minutes.slots.filter((slot) => slot.signer === by),
      look: { kind: 'personal', name },
      reason: 'Ký biên bản sửa điểm',
    },
  });
  return doCorrection(
    house,
    deed,
    null,
    ({ at: now }) => ({
      type: 'minutes.signed',
      by,
      as: [],
      baseHash: signed.baseHash,
      fileHash: signed.fileHash,
      at: now,
    }),
    {
      device: null,
      affected: [],
      also: (transaction) =>
        transaction.addMinutesSegments([
          {
            correctionId: id,
            ordinal: segments.length,
            ...sliceOf(signed),
            hash: signed.hash,
            fileHash: signed.fileHash,
            signer: by,
            at,
            evidence,
            place: null,
          },
        ]),
    },
  );
}

/** Asked before a key is used. */
function mayStillSign({ id, snapshot }: Correction, by: PersonId): void {
  if (snapshot.state !== 'executed' || snapshot.context.minutes === null)
    throw correctionFault('correction.minutesMissing', { correction: id });
  if (!stillToSign(snapshot.context).includes(by)) throw refusalFault(notDue, { correction: id });
}

const notDue = {
  code: 'signing.wrongPerson',
  vi: 'Người này không được phân công ký hồ sơ',
  en: 'This person is not assigned to sign the record',
};
