// What watchers of a ceremony are told. Titles of records are pupils' names: left out.
import type { Readable } from 'node:stream';
import { toIso } from '../../kernel/index.ts';
import { stepsSoFar, type CeremonyEvent, type CeremonyRequest } from '../application/index.ts';
import { eventStream } from './event-stream.ts';
import type { HttpDesk } from './ports.ts';

/** @param heard the value of Last-Event-ID */
export const ceremonyStream = (
  { runs, house }: Pick<HttpDesk, 'runs' | 'house'>,
  request: CeremonyRequest,
  heard: string | undefined,
  gone: AbortSignal,
): Promise<Readable> =>
  eventStream<CeremonyEvent>(
    {
      epoch: runs.epoch,
      latest: () => runs.latest(request.id),
      watch: (after, tell) => runs.watch(request, after, tell),
      before: async () => stepsTold(await stepsSoFar(house, request)),
      told,
      rests: (event) => event.type === 'state' && event.state !== 'running',
    },
    heard,
    gone,
  );

const stepsTold = ({ records, outcomes }: CeremonyRequest) => ({
  done: outcomes.length,
  total: records.length,
  items: outcomes.map(({ recordId, trouble }) => ({ record: recordId, trouble })),
});

function told(event: CeremonyEvent): object {
  if (event.type === 'state') return { state: event.state };
  if (event.type === 'confirming') {
    const { documents, until } = event.confirming;
    return { documents, until: toIso(until) };
  }
  const { done, total, recordId, stage, trouble } = event.progress;
  return { done, total, record: recordId, stage, trouble };
}
