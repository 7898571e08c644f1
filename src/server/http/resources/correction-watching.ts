// Corrections as those see them who wait or are waited for: mine, and each as it goes on.
import { toIso } from '../../../kernel/index.ts';
import { correctionsOfPerson } from '../../application/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import { correctionStream } from '../correction-stream.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, oneOf, optional, whole } from '../shapes.ts';
import { correctionShape, ofCorrection, toCorrection } from './correction-shapes.ts';

const correctionTask = oneOf(
  'confirmCorrection',
  'permitCorrection',
  'unlockCorrection',
  'witnessCorrection',
  'executeCorrection',
  'signMinutes',
  'sealMinutes',
);

export const correctionWatchingRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/corrections/{correctionId}/events',
    operationId: 'watchCorrection',
    summary:
      'Theo dõi một việc sửa / Server-sent events: each state, who is awaited; Last-Event-ID goes on where the line broke',
    tag: 'corrections',
    who: 'read',
    params: ofCorrection,
    query: object({ seconds: optional(whole({ minimum: 1, maximum: 3_600 })) }),
    produces: 'text/event-stream',
    faults: ['correction.unknown'],
    handle: async (desk, { params, query, header, gone }, { person: by }) => {
      const watch = {
        correction: params.correctionId as CorrectionId,
        by,
        forMs: (query.seconds ?? 300) * 1_000,
      };
      const content = await correctionStream(desk, watch, header('last-event-id'), gone);
      return { stream: { content, mediaType: 'text/event-stream' } };
    },
  }),
  route({
    method: 'get',
    path: '/api/me/corrections',
    operationId: 'listMyCorrections',
    summary: 'Việc sửa đang chờ tôi, và đề nghị của tôi / Corrections that wait for me, and my own requests',
    tag: 'corrections',
    who: 'read',
    answer: object({
      items: list(
        named(
          'MyCorrection',
          object({
            correction: correctionShape,
            task: described('Null for a request of mine that waits for others', nullable(correctionTask)),
            before: described('The task is lost after it', nullable(moment)),
          }),
        ),
      ),
    }),
    handle: async ({ house }, _, { person }) => {
      const found = await correctionsOfPerson(house, person);
      const items = found.map((standing) => ({
        correction: toCorrection(standing),
        task: standing.task,
        before: standing.before === null ? null : toIso(standing.before),
      }));
      return { json: { items } };
    },
  }),
];
