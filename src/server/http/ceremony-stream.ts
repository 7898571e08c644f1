// Progress of a ceremony as server-sent events (WHATWG HTML §9.2): numbered, so that a broken line goes on.
import { Readable } from 'node:stream';
import type { CeremonyEvent, CeremonyRequest, CeremonyRuns } from '../application/index.ts';

/** Keeps the line from being taken for dead by whatever stands in between. */
const HEARTBEAT_MS = 15_000;

/** Ends by itself once nothing more will happen, or nobody listens. Titles of records are pupils' names: left out. */
export function ceremonyStream(
  runs: CeremonyRuns,
  request: CeremonyRequest,
  after: number,
  gone: AbortSignal,
): Readable {
  const stream = new Readable({ read: () => undefined });
  const stops: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    for (const stop of stops) stop();
    stream.push(null);
  };
  const tell = (event: CeremonyEvent) => {
    if (ended) return;
    stream.push(`id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(told(event))}\n\n`);
    if (event.type === 'state' && event.state !== 'running' && isLast(event)) end();
  };
  stream.push('retry: 2000\n\n');
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

function told(event: CeremonyEvent) {
  if (event.type === 'state') return { state: event.state };
  const { done, total, recordId, stage, trouble } = event.progress;
  return { done, total, record: recordId, stage, trouble };
}
