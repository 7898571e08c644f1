// Media of the archive over the API: what each holds and lacks, put under seal with minutes, opened with a reason.
import { toIso, type PersonId } from '../../../kernel/index.ts';
import {
  mediaSeen,
  openSeal,
  sealMedium,
  type ArchiveTargetId,
  type MadePaper,
  type MediumSeen,
  type SealWish,
} from '../../application/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, optional, text, uuid, whole } from '../shapes.ts';
import { paperShape, toPaper } from './office-copies.ts';

const tag = 'papers';
const some = text({ minLength: 1, maxLength: 200 });

const mediumShape = named(
  'ArchiveMedium',
  object({
    id: uuid,
    name: text(),
    medium: text(),
    holds: described('Packages', whole()),
    lacks: described('Packages that are still to come', whole()),
    waits: described('Fault that was in the way at the last try', nullable(text())),
    checkedAt: nullable(moment),
    decayed: nullable(whole()),
    seal: nullable(
      object({
        sealNumber: text(),
        label: text(),
        keptAt: text(),
        at: moment,
        paper: uuid,
        verificationCode: text(),
        awaited: described('People; `seal`; empty: complete', list(text())),
      }),
    ),
  }),
);

function toMedium({ target, holds, lacks, wait, lastCheck, seals }: MediumSeen) {
  const [seal] = seals.filter(({ opening }) => opening === null);
  return {
    ...{ id: target.id, name: target.name, medium: target.medium, holds, lacks, waits: wait?.code ?? null },
    checkedAt: lastCheck && toIso(lastCheck.finishedAt),
    decayed: lastCheck?.decayed ?? null,
    seal: seal
      ? {
          ...{ sealNumber: seal.sealNumber, label: seal.label, keptAt: seal.keptAt, at: toIso(seal.at) },
          ...{ paper: seal.paper.id, verificationCode: seal.paper.verificationCode, awaited: seal.awaited },
        }
      : null,
  };
}

export const archiveMediaRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/archive-media',
    operationId: 'listArchiveMedia',
    summary:
      'Vật lưu trữ: giữ gì, thiếu gì, niêm phong / Media of the archive, what they hold and their seals',
    tag,
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({ items: list(mediumShape) }),
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: { items: (await mediaSeen(house, { schoolId, by })).media.map(toMedium) },
    }),
  }),
  route({
    method: 'post',
    path: '/api/media-seals',
    operationId: 'sealMedium',
    summary: 'Niêm phong vật lưu trữ, lập biên bản / Put a medium under seal, with minutes of its last check',
    tag,
    who: 'write',
    status: 201,
    body: object({
      medium: uuid,
      leader: described('Signs last, under the seal', uuid),
      witnesses: optional(list(uuid, { maxItems: 10 })),
      number: optional(some),
      label: some,
      serial: optional(text({ maxLength: 200 })),
      sealNumber: some,
      keptAt: some,
    }),
    faults: [
      ...['access.notPermitted', 'archive.targetUnknown', 'mediumSeal.partyUnfit', 'mediumSeal.inForce'],
      ...['mediumSeal.witnessCannotRead', 'mediumSeal.partyMissing'],
      ...['mediumSeal.unchecked', 'mediumSeal.damaged', 'mediumSeal.empty'],
    ],
    answer: paperShape,
    handle: async (desk, { body }, caller) => {
      const { medium, leader, witnesses = [], number = null, serial = '', ...put } = body;
      const made = await sealedMedium(desk, caller, {
        ...put,
        ...{ number, serial, target: medium as ArchiveTargetId, leader: leader as PersonId },
        witnesses: witnesses as readonly PersonId[],
      });
      return { json: toPaper(made) };
    },
  }),
  route({
    method: 'post',
    path: '/api/media-seal-openings',
    operationId: 'openMediumSeal',
    summary: 'Mở niêm phong, ghi lí do / Open the seal of a medium, with the reason',
    tag,
    who: 'write',
    status: 201,
    body: object({ medium: uuid, reason: some }),
    faults: ['access.notPermitted', 'archive.targetUnknown', 'mediumSeal.none'],
    answer: object({ at: moment, reason: text() }),
    handle: async ({ house }, { body: { medium, reason } }, { person: by, schoolId }) => {
      const target = medium as ArchiveTargetId;
      const opening = await openSeal(house, { schoolId, by, target, reason });
      return { json: { at: toIso(opening.at), reason: opening.reason } };
    },
  }),
];

/** Certified by the school at once. @throws Fault as `sealMedium` */
export async function sealedMedium(
  { house, papers }: HttpDesk,
  { person: by, schoolId }: Caller,
  wish: Omit<SealWish, 'by' | 'schoolId'>,
): Promise<MadePaper> {
  const { serviceSigner, ceremonies } = papers;
  const conditions = await ceremonies.conditions();
  return sealMedium(house, { ...wish, schoolId, by, serviceSigner, conditions });
}
