// Dossiers are signed: by any key that answers while somebody waits, or by one elsewhere that is asked and answers.
import {
  answerDossierSignature,
  askDossierSignature,
  signDossier,
  withKey,
  type Dossier,
  type DossierDeed,
  type KeyWish,
} from '../../application/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, object, optional, text, uuid } from '../shapes.ts';
import { base64, certificatesShape, keyAtHandShape, toKey } from './ceremony-shapes.ts';
import { deedOn, ofDossier, refusedDeeds, toldDossier } from './dossier-deeds.ts';
import { dossierShape } from './dossier-shapes.ts';

const tag = 'dossiers';
const decisionNumber = optional(
  described('Orders the seal, where the last signature must', text({ maxLength: 100 })),
);
const refusals = [
  ...refusedDeeds,
  'dossier.notSubmitted',
  'dossier.notTheirTurn',
  'dossier.waitsForSeal',
  'record.decisionNumberMissing',
  'signing.keyOfAnother',
  'signing.staleBytes',
  'signing.certificateRefused',
];

export const dossierSignatureRoutes: readonly AnyRoute[] = [
  ...(['signatures', 'seal'] as const).map((what) =>
    route({
      method: 'post',
      path: `/api/dossiers/{dossierId}/${what}`,
      operationId: what === 'seal' ? 'sealDossier' : 'signDossier',
      summary:
        what === 'seal'
          ? 'Đóng dấu / The registrar seals what the last signature ordered'
          : 'Ký: người soạn ký là gửi kiểm tra, rồi lần lượt từng người / Sign: the author’s signature sends it, then each in turn',
      tag,
      who: 'sign',
      status: 201,
      neverStored: true,
      params: ofDossier,
      takesIfMatch: true,
      body: object({ key: keyAtHandShape, ...(what === 'signatures' && { decisionNumber }) }),
      faults: refusals,
      answer: dossierShape,
      handle: async (desk, { params, body, ifMatch }, caller) => {
        const deed = await deedOn(desk, params.dossierId, caller, ifMatch);
        const seal = what === 'seal';
        await signedDossier(desk, caller, {
          ...deed,
          ...toKey(body.key),
          seal,
          decisionNumber: body.decisionNumber,
        });
        return { json: await toldDossier(desk, deed.dossier, caller) };
      },
    }),
  ),
  route({
    method: 'post',
    path: '/api/dossiers/{dossierId}/signature-questions',
    operationId: 'askDossierSignature',
    summary:
      'Hỏi chữ ký của khóa ở nơi khác / What a key elsewhere is to sign; a later question replaces this one',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofDossier,
    takesIfMatch: true,
    body: object({ certificates: certificatesShape, decisionNumber }),
    faults: [...refusals, 'device.certificateMismatch'],
    answer: object({
      id: uuid,
      algorithm: text(),
      digestAlgorithm: text(),
      certificate: text(),
      items: list(object({ digest: text(), bytes: text() })),
    }),
    handle: async (desk, { params, body, ifMatch }, caller) => {
      const deed = await deedOn(desk, params.dossierId, caller, ifMatch);
      const certificates = body.certificates.map((der) => Buffer.from(der, 'base64'));
      const wish = { ...deed, certificates, decisionNumber: body.decisionNumber };
      const conditions = await desk.papers.ceremonies.conditions();
      const { id, question } = await askDossierSignature(desk.house, wish, conditions);
      const { algorithm, digestAlgorithm, certificate } = question;
      const items = question.items.map(({ digest, bytes }) => ({ digest, bytes }));
      return { json: { id, algorithm, digestAlgorithm, certificate, items } };
    },
  }),
  route({
    method: 'post',
    path: '/api/dossiers/{dossierId}/signature-answers',
    operationId: 'answerDossierSignature',
    summary: 'Trả lời bằng giá trị chữ ký / The value that the key made; it is checked before it is believed',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofDossier,
    body: object({ question: uuid, value: base64(8192) }),
    faults: [...refusals, 'dossier.questionUnknown', 'device.signatureMismatch'],
    answer: dossierShape,
    handle: async (desk, { params, body }, caller) => {
      const deed = await deedOn(desk, params.dossierId, caller);
      const conditions = await desk.papers.ceremonies.conditions();
      await answerDossierSignature(desk.house, { ...deed, ...body }, conditions);
      return { json: await toldDossier(desk, deed.dossier, caller) };
    },
  }),
];

export interface DossierSignatureWish extends DossierDeed, Pick<KeyWish, 'key' | 'secrets'> {
  readonly seal: boolean;
  readonly decisionNumber?: string | undefined;
}

/** @throws Fault as `signDossier`, `ceremony.*` */
export async function signedDossier(
  { house, papers }: HttpDesk,
  { person, schoolId }: Caller,
  { key, secrets, seal, ...deed }: DossierSignatureWish,
): Promise<Dossier> {
  const wish = { person, schoolId, as: seal ? 'seal' : 'signer', key, ...(secrets && { secrets }) } as const;
  return withKey(papers, wish, (signer, conditions) =>
    signDossier(house, { ...deed, seal, signer, conditions }),
  );
}
