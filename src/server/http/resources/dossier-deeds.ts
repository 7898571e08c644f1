// What is done to a dossier besides signing: asked to change with minutes, withdrawn (R55).
import type { PersonId } from '../../../kernel/index.ts';
import type { DossierId } from '../../../workflows/index.ts';
import { dossierSeenBy, returnDossier, withdrawDossier, type DossierDeed } from '../../application/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, object, optional, text, uuid, type Shape } from '../shapes.ts';
import { dossierShape, toDossier } from './dossier-shapes.ts';

const LONGEST = 4000;

export const ofDossier = object({ dossierId: uuid });
export const refusedDeeds = [
  'dossier.unknown',
  'dossier.own',
  'dossier.underWay',
  'dossier.approved',
  'access.notPermitted',
  'policy.notPermitted',
  'record.changedMeanwhile',
];

export const dossierDeedRoutes: readonly AnyRoute[] = [
  deed(
    'returns',
    'returnDossier',
    'Yêu cầu chỉnh sửa, lập biên bản ghi nhớ / Ask for a change; it is minuted',
    {
      body: object({
        reason: text({ minLength: 1, maxLength: LONGEST }),
        place: text({ minLength: 1, maxLength: 300 }),
        present: optional(
          described('Who was there beside the caller and the author', list(uuid, { maxItems: 20 })),
        ),
      }),
      take: (house, who, { reason, place, present = [] }) =>
        returnDossier(house, { ...who, reason, place, present: present as readonly PersonId[] }),
      faults: ['dossier.notTheirTurn', 'dossier.minutesIncomplete', 'person.unknown'],
    },
  ),
  deed('withdrawal', 'withdrawDossier', 'Rút hồ sơ / The author withdraws', {
    body: object({}),
    take: (house, who) => withdrawDossier(house, who),
    faults: ['dossier.waitsForSeal'],
  }),
];

interface DeedRow<Body> {
  readonly body: Shape<Body>;
  readonly take: (house: HttpDesk['house'], who: DossierDeed, body: Body) => Promise<unknown>;
  readonly faults: readonly string[];
}

/** `If-Match` is the revision somebody looked at. */
function deed<Body>(
  name: string,
  operationId: string,
  summary: string,
  { body: shape, take, faults }: DeedRow<Body>,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/dossiers/{dossierId}/${name}`,
    operationId,
    summary,
    tag: 'dossiers',
    who: 'write',
    params: ofDossier,
    body: shape,
    takesIfMatch: true,
    faults: [...refusedDeeds, ...faults],
    answer: dossierShape,
    handle: async (desk, { params, body, ifMatch }, caller) => {
      const who = await deedOn(desk, params.dossierId, caller, ifMatch);
      await take(desk.house, who, body);
      return { json: await toldDossier(desk, who.dossier, caller) };
    },
  });
}

/** What the caller may not see is answered as if it did not exist. @throws Fault `dossier.unknown` */
export async function deedOn(
  { house }: HttpDesk,
  dossierId: string,
  { person: by }: Caller,
  ifMatch?: string,
): Promise<DossierDeed> {
  const dossier = dossierId as DossierId;
  await dossierSeenBy(house, { dossier, by });
  return { dossier, by, seen: ifMatch === undefined ? undefined : Number(ifMatch) };
}

export const toldDossier = async ({ house }: HttpDesk, dossier: DossierId, { person: by }: Caller) =>
  toDossier(await dossierSeenBy(house, { dossier, by }));
