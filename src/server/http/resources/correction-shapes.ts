// A correction as it is told over HTTP.
import { toIso } from '../../../kernel/index.ts';
import { correctionSeenBy, type CorrectionStanding } from '../../application/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import {
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  uuid,
  whole,
  words,
  type Of,
} from '../shapes.ts';

export const ofCorrection = object({ correctionId: uuid });
export const evidenceKind = oneOf('teacherBook', 'testPaper', 'other');
const cell = object({ path: text(), before: nullable(text()), after: nullable(text()) });
const deed = nullable(object({ by: uuid, at: moment }));

export const correctionShape = named(
  'Correction',
  object({
    id: uuid,
    classId: uuid,
    revision: whole(),
    state: text(),
    words,
    route: oneOf('ordinary', 'afterLock'),
    requestedBy: uuid,
    requestedAt: moment,
    reason: text(),
    cells: list(cell),
    records: list(uuid),
    evidence: list(
      object({ kind: evidenceKind, name: text(), mediaType: text(), sha256: digest, length: whole() }),
    ),
    permittedBy: list(text()),
    witnesses: list(text()),
    quorum: whole(),
    permitBefore: nullable(moment),
    permissions: list(object({ by: uuid, as: list(text()), decisionNumber: text(), at: moment })),
    confirmed: deed,
    refused: nullable(object({ by: uuid, reason: text(), at: moment })),
    unlocked: nullable(object({ by: uuid, at: moment, until: moment })),
    witnessed: list(object({ by: uuid, as: text(), at: moment })),
    executed: deed,
    relockedAt: nullable(moment),
    minutesSigned: list(object({ by: uuid, at: moment })),
    awaited: object({ parties: list(text()), people: list(uuid) }),
  }),
);

export function toCorrection({
  correction: { id, classId, revision, snapshot },
  words: said,
  awaited,
  awaitedPeople,
}: CorrectionStanding): Of<typeof correctionShape> {
  const { context, state } = snapshot;
  return {
    id,
    classId,
    revision,
    state,
    words: said,
    route: context.route,
    requestedBy: context.requester,
    requestedAt: toIso(context.requestedAt),
    reason: context.reason,
    cells: context.cells,
    records: context.records,
    evidence: context.evidence.map(({ hash, kind, name, mediaType, length }) => ({
      ...{ kind, name, mediaType, length },
      sha256: hash,
    })),
    permittedBy: context.demands.permittedBy,
    witnesses: context.demands.witnesses,
    quorum: context.demands.quorum,
    permitBefore: context.permitBefore === null ? null : toIso(context.permitBefore),
    permissions: context.permissions.map(timed),
    confirmed: context.confirmed && timed(context.confirmed),
    refused: context.refused && timed(context.refused),
    unlocked: context.unlocked && { ...timed(context.unlocked), until: toIso(context.unlocked.until) },
    witnessed: context.witnesses.map(timed),
    executed: context.executed && timed(context.executed),
    relockedAt: context.relockedAt === null ? null : toIso(context.relockedAt),
    minutesSigned: context.minutesSigned.map(({ by, at }) => ({ by, at: toIso(at) })),
    awaited: { parties: awaited, people: awaitedPeople },
  };
}

/** As it stands now. @throws Fault `correction.unknown` */
export const correctionTold = async (
  { house }: Pick<HttpDesk, 'house'>,
  correction: CorrectionId,
  { person: by }: Pick<Caller, 'person'>,
) => toCorrection(await correctionSeenBy(house, { correction, by }));

const timed = <Deed extends { readonly at: Parameters<typeof toIso>[0] }>(of: Deed) => ({
  ...of,
  at: toIso(of.at),
});
