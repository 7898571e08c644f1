// Minutes of requests to change a dossier (biên bản ghi nhớ): read as PDF, signed by those who were there (R55).
import {
  readDossierMinutes,
  signDossierMinutes,
  withKey,
  type KeptMinutes,
  type KeyWish,
  type MinutesNamed,
} from '../../application/index.ts';
import type { DossierId } from '../../../workflows/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { object, text, uuid } from '../shapes.ts';
import { keyAtHandShape, toKey } from './ceremony-shapes.ts';
import { minutesShape, toMinutes } from './dossier-shapes.ts';

const tag = 'dossiers';
const ofMinutes = object({ dossierId: uuid, number: text({ pattern: '^[1-9][0-9]{0,3}$' }) });

export const dossierMinutesRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/dossiers/{dossierId}/minutes/{number}',
    operationId: 'readDossierMinutes',
    summary:
      'Biên bản ghi nhớ (PDF) như đã ký đến nay / Minutes of a request for change as they are signed so far',
    tag,
    who: 'read',
    params: ofMinutes,
    produces: 'application/pdf',
    faults: ['dossier.unknown', 'dossier.minutesUnknown'],
    handle: async (desk, { params }, { person: by }) => {
      const { paper, bytes } = await readDossierMinutes(
        desk.house,
        { ...wish(params), by },
        await drafting(desk),
      );
      return {
        bytes: { content: bytes, mediaType: 'application/pdf', name: `${paper.verificationCode}.pdf` },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/dossiers/{dossierId}/minutes/{number}/signatures',
    operationId: 'signDossierMinutes',
    summary: 'Ký biên bản ghi nhớ / Sign the minutes, as somebody who was there; in any order',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofMinutes,
    body: object({ key: keyAtHandShape }),
    faults: [
      'dossier.unknown',
      'dossier.minutesUnknown',
      'signing.wrongPerson',
      'signing.alreadySigned',
      'signing.staleBytes',
      'signing.keyOfAnother',
    ],
    answer: minutesShape,
    handle: async (desk, { params, body: { key }, gone }, caller) => ({
      json: toMinutes(await signedDossierMinutes(desk, caller, wish(params), toKey(key), gone)),
    }),
  }),
];

const wish = ({ dossierId, number }: { readonly dossierId: string; readonly number: string }) => ({
  dossier: dossierId as DossierId,
  number: Number(number),
});

const drafting = async ({ papers }: HttpDesk) => ({
  serviceSigner: papers.serviceSigner,
  conditions: await papers.ceremonies.conditions(),
});

/** @throws Fault as `signDossierMinutes`, `ceremony.*` */
export async function signedDossierMinutes(
  desk: HttpDesk,
  { person, schoolId }: Caller,
  minutes: Omit<MinutesNamed, 'by'>,
  key: Pick<KeyWish, 'key' | 'secrets'>,
  signal?: AbortSignal,
): Promise<KeptMinutes> {
  const drafted = await drafting(desk);
  const named = { ...minutes, by: person };
  // Whether it is theirs to see is asked before a key is opened.
  await readDossierMinutes(desk.house, named, drafted);
  return withKey(desk.papers, { person, schoolId, as: 'signer', ...key }, (signer, conditions) =>
    signDossierMinutes(desk.house, { ...named, signer, conditions, signal }, drafted),
  );
}
