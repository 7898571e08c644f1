// Minutes of locking over the API: drafted from an order, read, signed by those present, sealed, asked about by code.
import { toIso, type PersonId } from '../../../kernel/index.ts';
import {
  certifyLockMinutes,
  draftLockMinutes,
  listLockMinutes,
  lockMinutesOfCode,
  lockMinutesSeenBy,
  readLockMinutes,
  sealLockMinutes,
  signLockMinutes,
  withKey,
  type KeyWish,
  type LockMinutesId,
  type LockMinutesStanding,
  type LockMinutesWish,
} from '../../application/index.ts';
import { httpFault } from '../faults.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  optional,
  text,
  uuid,
  yesNo,
  type Of,
} from '../shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';

const tag = 'results';
const ofMinutes = object({ lockMinutesId: uuid });
const words = text({ minLength: 1, maxLength: 200 });

const minutesShape = named(
  'LockMinutes',
  object({
    id: uuid,
    order: described('Of a class, or a school order', uuid),
    number: nullable(text()),
    printedAt: moment,
    code: text(),
    signers: described('In the order of their places; the last signs last', list(uuid)),
    awaited: described('People; `service` before it is certified; `seal`; empty: complete', list(text())),
    signed: list(object({ person: uuid, seal: yesNo, at: moment })),
    sha256: described('Of the file as it is signed so far', nullable(digest)),
  }),
);

const toMinutes = ({ minutes, awaited, signed, fileHash }: LockMinutesStanding): Of<typeof minutesShape> => ({
  id: minutes.id,
  order: minutes.orderId ?? minutes.schoolOrderId ?? '',
  number: minutes.number,
  printedAt: toIso(minutes.printedAt),
  code: minutes.verificationCode,
  signers: minutes.signers,
  awaited,
  signed: signed.map(({ person, seal, at }) => ({ person, seal, at: toIso(at) })),
  sha256: fileHash,
});

const seen = ({ house }: HttpDesk, { person: by }: Caller, id: string): Promise<LockMinutesStanding> =>
  lockMinutesSeenBy(house, { minutes: id as LockMinutesId, by });

export const lockMinutesRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/lock-minutes',
    operationId: 'draftLockMinutes',
    summary: 'Lập biên bản khóa của lệnh đã thực hiện / Draft the minutes of an order carried out, once',
    tag,
    who: 'write',
    status: 201,
    body: object({
      order: described('Of a class, or a school order', uuid),
      witnesses: optional(list(uuid, { maxItems: 10 })),
      number: optional(words),
      media: optional(list(object({ kind: words, label: words, sealNumber: words }), { maxItems: 30 })),
    }),
    faults: ['order.unknown', 'lockMinutes.notLocked', 'lockMinutes.witnessUnfit', 'access.notPermitted'],
    answer: minutesShape,
    handle: async (desk, { body }, caller) => {
      const { order, number, media } = body;
      const drafted = await draftedLockMinutes(desk, caller, {
        order,
        witnesses: (body.witnesses ?? []) as readonly PersonId[],
        ...(number !== undefined && { number }),
        ...(media !== undefined && { media }),
      });
      return { json: toMinutes(drafted) };
    },
  }),
  route({
    method: 'get',
    path: '/api/lock-minutes',
    operationId: 'listLockMinutes',
    summary: 'Các biên bản khóa, chờ ai / Minutes of locking, those the caller may look into',
    tag,
    who: 'read',
    answer: object({ items: list(minutesShape) }),
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: { items: (await listLockMinutes(house, { schoolId, by })).map(toMinutes) },
    }),
  }),
  route({
    method: 'get',
    path: '/api/lock-minutes/{lockMinutesId}/document',
    operationId: 'readLockMinutes',
    summary: 'Bản PDF như đã ký đến nay / The file as it is signed so far',
    tag,
    who: 'read',
    params: ofMinutes,
    produces: 'application/pdf',
    faults: ['lockMinutes.unknown'],
    handle: async (desk, { params }, caller) => {
      const { minutes } = await seen(desk, caller, params.lockMinutesId);
      const content = await readLockMinutes(desk.house, { minutes: minutes.id, by: caller.person });
      return { bytes: { content, mediaType: 'application/pdf', name: `${minutes.verificationCode}.pdf` } };
    },
  }),
  signing('signer', {
    path: '/api/lock-minutes/{lockMinutesId}/signatures',
    operationId: 'signLockMinutes',
    summary: 'Ký biên bản: người có mặt, người quyết định cuối / Sign: those present, whoever decided last',
    faults: [],
  }),
  signing('seal', {
    path: '/api/lock-minutes/{lockMinutesId}/seal',
    operationId: 'sealLockMinutes',
    summary: 'Đóng dấu biên bản đã đủ chữ ký / Seal it once everybody has signed',
    faults: ['access.notPermitted'],
  }),
  route({
    method: 'get',
    path: '/api/lock-minutes-codes/{code}',
    operationId: 'verifyLockMinutes',
    summary: 'Tra biên bản khóa theo mã in trên trang / Ask about minutes of locking by their printed code',
    tag,
    who: 'anybody',
    perMinute: 60,
    params: object({ code: text({ maxLength: 60 }) }),
    faults: ['verification.codeUnknown'],
    answer: named(
      'CodedLockMinutes',
      object({
        code: text(),
        school: text(),
        number: nullable(text()),
        printedAt: moment,
        signatures: list(object({ seal: yesNo, at: moment })),
        complete: yesNo,
        sha256: nullable(digest),
      }),
    ),
    handle: async ({ house }, { params }) => {
      const found = await lockMinutesOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      const { code, school, number, complete, sha256 } = found;
      const signatures = found.signatures.map(({ seal, at }) => ({ seal, at: toIso(at) }));
      const printedAt = toIso(found.printedAt);
      return { json: { code, school, number, printedAt, signatures, complete, sha256 } };
    },
  }),
];

function signing(
  as: KeyWish['as'],
  {
    faults,
    ...names
  }: Pick<AnyRoute, 'path' | 'operationId' | 'summary'> & { readonly faults: readonly string[] },
): AnyRoute {
  return route({
    ...names,
    method: 'post',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofMinutes,
    body: object({ key: keyShape }),
    faults: [
      'lockMinutes.unknown',
      'lockMinutes.notAwaited',
      ...faults,
      'signing.keyOfAnother',
      'record.changedMeanwhile',
    ],
    answer: minutesShape,
    handle: async (desk, { params, body, gone }, caller) => {
      const wish = { as, ...toKey(body.key), signal: gone };
      return { json: toMinutes(await signedLockMinutes(desk, caller, params.lockMinutesId, wish)) };
    },
  });
}

/** Drafted and certified by the school. @throws Fault as `draftLockMinutes` */
export async function draftedLockMinutes(
  desk: HttpDesk,
  caller: Caller,
  wish: Omit<LockMinutesWish, 'by'>,
): Promise<LockMinutesStanding> {
  const { house, papers } = desk;
  const { minutes } = await draftLockMinutes(house, { ...wish, by: caller.person });
  const conditions = await papers.ceremonies.conditions();
  await certifyLockMinutes(house, { serviceSigner: papers.serviceSigner, conditions });
  return seen(desk, caller, minutes.id);
}

/** Signed by who was there, or sealed by the office. @throws Fault as `signLockMinutes`, `sealLockMinutes`, `ceremony.*` */
export async function signedLockMinutes(
  desk: HttpDesk,
  caller: Caller,
  id: string,
  { signal, ...key }: Pick<KeyWish, 'as' | 'key' | 'secrets'> & { readonly signal?: AbortSignal },
): Promise<LockMinutesStanding> {
  const { person, schoolId } = caller;
  const { minutes } = await seen(desk, caller, id);
  const sign = key.as === 'seal' ? sealLockMinutes : signLockMinutes;
  await withKey(desk.papers, { person, schoolId, ...key }, (signer, conditions) =>
    sign(desk.house, { minutes: minutes.id, by: person, signer, conditions, signal }),
  );
  return seen(desk, caller, minutes.id);
}
