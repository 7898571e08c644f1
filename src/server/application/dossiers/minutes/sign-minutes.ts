// Whoever was there reads the minutes of a request for change and signs them, each once, in any order (R55).
import { checkKeyOwner } from '../../ceremonies/key-owner.ts';
import { nameOfPerson } from '../../ceremonies/name-of-person.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { sliceOf } from '../../documents.ts';
import type { House } from '../../ports/house.ts';
import type { SigningConditions } from '../../ports/signing-conditions.ts';
import type { CeremonySigner } from '../../ports/signing-keys.ts';
import { refusalFault } from '../../refusal-fault.ts';
import { dossierFault } from '../faults.ts';
import { conditionsFor } from '../rules.ts';
import { keepMinutes, type KeptMinutes, type MinutesDrafting } from './keep-minutes.ts';
import { isThere, minutesFor, type MinutesNamed } from './seen-minutes.ts';

export interface MinutesRead extends KeptMinutes {
  readonly bytes: Uint8Array;
}

/**
 * For whoever may see the dossier, and for those who were there.
 * @throws Fault `dossier.unknown`, `dossier.minutesUnknown`, and as `keepMinutes`
 */
export async function readDossierMinutes(
  house: House,
  named: MinutesNamed,
  drafting: MinutesDrafting,
): Promise<MinutesRead> {
  const { dossier, minutes } = await minutesFor(house, named);
  const kept = await keepMinutes(house, dossier, minutes, drafting);
  const fileHash = kept.segments.at(-1)?.fileHash;
  if (fileHash === undefined) throw dossierFault('dossier.minutesUnknown', { number: named.number });
  return { ...kept, bytes: await house.blobs.join(kept.segments.map(sliceOf), fileHash) };
}

export interface MinutesSignature extends MinutesNamed {
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Two who sign at once: the second is told that other bytes stand there now, and signs again.
 * @throws Fault `dossier.unknown`, `dossier.minutesUnknown`, `signing.*`, `device.*`, `timestamp.*`
 */
export async function signDossierMinutes(
  house: House,
  { signer, conditions, signal, ...named }: MinutesSignature,
  drafting: MinutesDrafting,
): Promise<KeptMinutes> {
  const { by, number } = named;
  const { dossier, minutes } = await minutesFor(house, named);
  const name = await nameOfPerson(house, by);
  checkKeyOwner(signer, name);
  if (!isThere(dossier, minutes, by)) throw refusalFault(notThere);
  const { paper, segments } = await keepMinutes(house, dossier, minutes, drafting);
  if (segments.some((one) => one.signer === by)) throw refusalFault(signedAlready);
  const base = segments.at(-1);
  if (!base) throw dossierFault('dossier.minutesUnknown', { number });
  const { outcome, evidence, at } = await signPaper(house, {
    signer,
    conditions: await conditionsFor(house, conditions, dossier.snapshot.context),
    role: 'signer',
    signal,
    task: {
      recordId: `${dossier.id}/minutes/${number}` as Parameters<typeof signPaper>[1]['task']['recordId'],
      segments: segments.map(sliceOf),
      draftLength: segments[0]?.length ?? 0,
      baseHash: base.fileHash,
      slots: paper.slots.filter((slot) => slot.signer === by),
      look: { kind: 'personal', name },
      reason: `Ký biên bản ghi nhớ · ${paper.verificationCode}`,
    },
  });
  const added = {
    ...{ dossierId: dossier.id, number, ordinal: segments.length, ...sliceOf(outcome) },
    ...{ hash: outcome.hash, fileHash: outcome.fileHash, signer: by, at, evidence },
  };
  return house.store.write(async (transaction) => {
    const present = await transaction.dossierMinutesSegments(dossier.id, number);
    if (present.at(-1)?.fileHash !== base.fileHash) throw refusalFault(otherBytes);
    await transaction.addDossierMinutesSegments([added]);
    const event = {
      type: 'dossier.minutesSigned',
      by,
      dossier: dossier.id,
      number,
      fileHash: outcome.fileHash,
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return { paper, segments: [...segments, added] };
  });
}

const notThere = {
  code: 'signing.wrongPerson',
  vi: 'Người này không được phân công ký hồ sơ',
  en: 'This person is not assigned to sign the record',
};
const signedAlready = {
  code: 'signing.alreadySigned',
  vi: 'Người này đã ký hồ sơ với vai trò đó rồi',
  en: 'This person has already signed the record in that role',
};
const otherBytes = {
  code: 'signing.staleBytes',
  vi: 'Văn bản vừa được người khác ký; cần ký lại trên bản mới nhất',
  en: 'Somebody else signed in the meantime; sign again on the latest bytes',
};
