// Progress of a ceremony as server-sent events (WHATWG HTML §9.2): numbered, so that a broken line goes on.
import { Readable } from 'node:stream';
import { toIso } from '../../kernel/index.ts';
import { stepsSoFar, type CeremonyEvent, type CeremonyRequest } from '../application/index.ts';
import type { HttpDesk } from './ports.ts';

/** Keeps the line from being taken for dead by whatever stands in between. */
const HEARTBEAT_MS = 15_000;

/**
 * Ends by itself once nothing more will happen, or nobody listens. Whoever comes back after a restart, or to what is
 * long past, is first told from the store what is signed. Titles of records are pupils' names: left out.
 * @param heard the value of Last-Event-ID
 */
export async function ceremonyStream(
  { runs, house }: Pick<HttpDesk, 'runs' | 'house'>,
  request: CeremonyRequest,
  heard: string | undefined,
  gone: AbortSignal,
): Promise<Readable> {
  const after = numberOf(heard, runs.epoch);
  const lost = (heard !== undefined && after === 0) || runs.latest(request.id) === 0;
  const before = lost ? await stepsSoFar(house, request) : null;
  const stream = new Readable({ read: () => undefined });
  const stops: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    for (const stop of stops) stop();
    stream.push(null);
  };
  const send = (seq: number, type: string, data: object) =>
    stream.push(`id: ${runs.epoch}-${seq}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  const tell = (event: CeremonyEvent) => {
    if (ended) return;
    send(event.seq, event.type, told(event));
    if (event.type === 'state' && event.state !== 'running' && isLast(event)) end();
  };
  stream.push('retry: 2000\n\n');
  if (before) send(0, 'steps', stepsTold(before));
  const heartbeat = setInterval(() => stream.push(': \n\n'), HEARTBEAT_MS);
  stops.push(() => clearInterval(heartbeat));
  gone.addEventListener('abort', end);
  stops.push(() => gone.removeEventListener('abort', end));
  stops.push(runs.watch(request, after, tell));
  // What is over already was told at once, before there was anything to stop.
  if (hasEnded()) for (const stop of stops) stop();
  return stream;

  function hasEnded(): boolean {
    return ended;
  }

  /** A ceremony that waited and was answered goes on: earlier stops are told, and are not the end. */
  function isLast({ seq }: CeremonyEvent): boolean {
    return seq >= runs.latest(request.id);
  }
}

/** `epoch-number` as it was sent; 0 for one of a former process, which means nothing here. */
function numberOf(heard: string | undefined, epoch: string): number {
  const [, of, number] = /^(\w+)-(\d{1,9})$/.exec(heard ?? '') ?? [];
  return of === epoch ? Number(number) : 0;
}

const stepsTold = ({ records, outcomes }: CeremonyRequest) => ({
  done: outcomes.length,
  total: records.length,
  items: outcomes.map(({ recordId, trouble }) => ({ record: recordId, trouble })),
});

function told(event: CeremonyEvent) {
  if (event.type === 'state') return { state: event.state };
  if (event.type === 'confirming') {
    const { documents, until } = event.confirming;
    return { documents, until: toIso(until) };
  }
  const { done, total, recordId, stage, trouble } = event.progress;
  return { done, total, record: recordId, stage, trouble };
}
