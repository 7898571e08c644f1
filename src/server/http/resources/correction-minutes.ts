// Minutes of a correction: read, signed by those present, sealed by the office.
import {
  classTarget,
  correctionSeenBy,
  permission,
  readMinutes,
  sealMinutes,
  signMinutes,
  withKey,
  type KeyWish,
} from '../../application/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import { classFor } from '../access.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { object } from '../shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';
import { correctionShape, correctionTold, ofCorrection } from './correction-shapes.ts';

export const correctionMinutesRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/corrections/{correctionId}/minutes',
    operationId: 'readCorrectionMinutes',
    summary: 'Biên bản sửa điểm / The minutes as they are signed so far',
    tag: 'corrections',
    who: 'read',
    params: ofCorrection,
    produces: 'application/pdf',
    faults: ['correction.unknown', 'correction.minutesMissing'],
    handle: async ({ house }, { params }, { person: by }) => {
      const { correction } = await correctionSeenBy(house, {
        correction: params.correctionId as CorrectionId,
        by,
      });
      const content = await readMinutes(house, correction.id);
      return { bytes: { content, mediaType: 'application/pdf', name: 'Biên bản sửa điểm.pdf' } };
    },
  }),
  route({
    method: 'post',
    path: '/api/corrections/{correctionId}/minutes/signatures',
    operationId: 'signCorrectionMinutes',
    summary: 'Ký biên bản sửa điểm / Sign the minutes, as somebody who was present',
    tag: 'corrections',
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofCorrection,
    body: object({ key: keyShape }),
    faults: [
      'correction.unknown',
      'policy.notPermitted',
      'policy.byProxy',
      'correction.minutesMissing',
      'signing.wrongPerson',
      'signing.staleBytes',
    ],
    answer: correctionShape,
    handle: async (desk, { params, body: { key } }, caller) => {
      const id = params.correctionId as CorrectionId;
      await signedMinutes(desk, caller, id, toKey(key));
      return { json: await correctionTold(desk, id, caller) };
    },
  }),
  route({
    method: 'post',
    path: '/api/corrections/{correctionId}/minutes/seal',
    operationId: 'sealCorrectionMinutes',
    summary: 'Đóng dấu biên bản / The office seals the minutes that everybody present has signed',
    tag: 'corrections',
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofCorrection,
    body: object({ key: keyShape }),
    faults: [
      'correction.unknown',
      'access.notPermitted',
      'correction.minutesMissing',
      'correction.minutesNotToSeal',
    ],
    answer: correctionShape,
    handle: async (desk, { params, body: { key } }, caller) => {
      const id = params.correctionId as CorrectionId;
      await sealedMinutes(desk, caller, id, toKey(key));
      return { json: await correctionTold(desk, id, caller) };
    },
  }),
];

type Key = Pick<KeyWish, 'key' | 'secrets'>;

/** @throws Fault `correction.unknown`, `correction.minutesMissing`, `policy.*`, `signing.*`, `ceremony.*` */
export async function signedMinutes(
  desk: HttpDesk,
  { person: by, schoolId }: Caller,
  correction: CorrectionId,
  key: Key,
): Promise<void> {
  await correctionSeenBy(desk.house, { correction, by });
  await withKey(desk.papers, { person: by, schoolId, as: 'signer', ...key }, (signer, conditions) =>
    signMinutes(desk.house, { correction, by, signer, conditions }),
  );
  desk.carryOut();
}

/** @throws Fault `correction.unknown`, `access.notPermitted`, `correction.minutes*`, `ceremony.*` */
export async function sealedMinutes(
  desk: HttpDesk,
  caller: Caller,
  id: CorrectionId,
  key: Key,
): Promise<void> {
  const { person: by, schoolId } = caller;
  const { correction } = await correctionSeenBy(desk.house, { correction: id, by });
  const { schoolClass } = await classFor(desk, caller, correction.classId);
  const target = classTarget(schoolClass);
  const at = desk.house.clock.now();
  // Asked before the school's key is opened.
  const asked = { person: by, action: 'minutes.sealed', target, at } as const;
  await desk.house.store.read((view) => permission(view, asked));
  const wish = { person: by, schoolId, as: 'seal', ...key } as const;
  await withKey(desk.papers, wish, (signer, conditions) =>
    sealMinutes(desk.house, { correction: id, by, signer, conditions }),
  );
}
