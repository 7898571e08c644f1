// The office puts the school's seal on the minutes, on the numbered decision behind the correction (NĐ 30/2020 Đ33; R80).
import type { Instant } from '../../../../kernel/index.ts';
import { decisionOf, stillToSign } from '../../../../workflows/index.ts';
import { permission, targetOfClass } from '../../access/permission.ts';
import { checkKeyOwner } from '../../ceremonies/key-owner.ts';
import { nameOfPerson } from '../../ceremonies/name-of-person.ts';
import { signPaper } from '../../ceremonies/sign-paper.ts';
import { sliceOf } from '../../documents.ts';
import { applicationFault } from '../../faults.ts';
import type { Correction, CorrectionMinutes, MinutesSegment } from '../../ports/corrections-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { correctionFault } from '../faults.ts';
import { knownCorrection } from '../take-step.ts';
import { named } from './draft-minutes.ts';
import type { MinutesSigning } from './sign-minutes.ts';

/**
 * Once everybody present has signed; of two at once the second is told that it is done.
 * @throws Fault `correction.unknown`, `correction.minutesMissing`, `correction.minutesNotToSeal`, `access.notPermitted`,
 *   and as `signPaper`
 */
export async function sealMinutes(house: House, deed: MinutesSigning): Promise<MinutesSegment> {
  const { correction: id, by, signer, conditions, signal } = deed;
  await nameOfPerson(house, by);
  const { minutes, segments, organisation } = await house.store.read((view) =>
    sealable(view, deed, house.clock.now()),
  );
  checkKeyOwner(signer, organisation);
  const [draft, base] = [segments[0], segments.at(-1)];
  if (!draft || !base) throw correctionFault('correction.minutesMissing', { correction: id });
  const { outcome, evidence, at, level } = await signPaper(house, {
    signer,
    conditions,
    role: 'seal',
    signal,
    task: {
      recordId: named(id),
      segments: segments.map(sliceOf),
      draftLength: draft.length,
      baseHash: base.fileHash,
      slots: minutes.slots.filter(isSeal),
      look: { kind: 'seal', organisation },
    },
  });
  const { hash, fileHash } = outcome;
  return house.store.write(async (transaction) => {
    const { correction, segments: present } = await sealable(transaction, deed, at);
    if (present.at(-1)?.fileHash !== base.fileHash) throw applicationFault('record.changedMeanwhile');
    const segment: MinutesSegment = {
      ...{ correctionId: id, ordinal: present.length, ...sliceOf(outcome), hash, fileHash },
      ...{ signer: by, at, evidence, place: 'seal' },
    };
    await transaction.addMinutesSegments([segment]);
    const order = decisionOf(correction.snapshot.context)?.decisionNumber ?? '';
    const told = { correction: id, class: correction.classId, by, order, fileHash, evidence, level };
    await transaction.append([
      { at, actor: `person:${by}`, record: null, event: { type: 'minutes.sealed', ...told } },
    ]);
    return segment;
  });
}

const isSeal = ({ purpose }: CorrectionMinutes['slots'][number]): boolean =>
  purpose === 'seal' || purpose === 'sealSlice';

interface Sealable {
  readonly correction: Correction;
  readonly minutes: CorrectionMinutes;
  readonly segments: readonly MinutesSegment[];
  readonly organisation: string;
}

/** The right first, then whether it is the seal's turn. */
async function sealable(view: View, { correction: id, by }: MinutesSigning, at: Instant): Promise<Sealable> {
  const correction = await knownCorrection(view, id);
  const target = await targetOfClass(view, correction.classId);
  await permission(view, { person: by, action: 'minutes.sealed', target, at });
  const school = (await view.schools()).find((one) => one.id === target.schoolId);
  const minutes = await view.minutesOf(id);
  if (!minutes || !school) throw correctionFault('correction.minutesMissing', { correction: id });
  const segments = await view.minutesSegments(id);
  const why = whyNot(correction, minutes, segments);
  if (why) throw correctionFault('correction.minutesNotToSeal', { why });
  return { correction, minutes, segments, organisation: school.name };
}

function whyNot(
  { snapshot: { context } }: Correction,
  { slots }: CorrectionMinutes,
  segments: readonly MinutesSegment[],
): string | null {
  if (!slots.some(isSeal)) return 'theo quy chế không đóng dấu / no seal by the regulation';
  if (stillToSign(context).length > 0) return 'còn thiếu chữ ký / signatures are missing';
  return segments.some(({ place }) => place === 'seal') ? 'đã đóng dấu / sealed already' : null;
}
