// Progress of a run as server-sent events (WHATWG HTML §9.2): numbered, so that a broken line goes on.
import { Readable } from 'node:stream';

/** Keeps the line from being taken for dead by whatever stands in between. */
const HEARTBEAT_MS = 15_000;

interface Happened {
  readonly seq: number;
  readonly type: string;
}

export interface Watched<Event extends Happened> {
  /** Tells events of this process from those of another. */
  readonly epoch: string;
  /** Number of the last event; 0 when none is known any more. */
  readonly latest: () => number;
  /** Returns what ends the watching. */
  readonly watch: (after: number, tell: (event: Event) => void) => () => void;
  /** What the store knows of the steps done. */
  readonly before: () => Promise<object>;
  /** What may be told of an event. */
  readonly told: (event: Event) => object;
  /** After this nothing happens by itself, unless more has happened since. */
  readonly rests: (event: Event) => boolean;
}

/**
 * Ends by itself once nothing more will happen, or nobody listens. Whoever comes back after a restart, or to what is
 * long past, is first told from the store what is done.
 * @param heard the value of Last-Event-ID
 */
export async function eventStream<Event extends Happened>(
  { epoch, latest, watch, before, told, rests }: Watched<Event>,
  heard: string | undefined,
  gone: AbortSignal,
): Promise<Readable> {
  const after = numberOf(heard, epoch);
  const lost = (heard !== undefined && after === 0) || latest() === 0;
  const steps = lost ? await before() : null;
  const stream = new Readable({ read: () => undefined });
  const stops: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    for (const stop of stops) stop();
    stream.push(null);
  };
  const send = (seq: number, type: string, content: object) =>
    stream.push(`id: ${epoch}-${seq}\nevent: ${type}\ndata: ${JSON.stringify(content)}\n\n`);
  const tell = (event: Event) => {
    if (ended) return;
    send(event.seq, event.type, told(event));
    // What waited and was answered goes on: earlier rests are told, and are not the end.
    if (rests(event) && event.seq >= latest()) end();
  };
  stream.push('retry: 2000\n\n');
  if (steps) send(0, 'steps', steps);
  const heartbeat = setInterval(() => stream.push(': \n\n'), HEARTBEAT_MS);
  stops.push(() => clearInterval(heartbeat));
  gone.addEventListener('abort', end);
  stops.push(() => gone.removeEventListener('abort', end));
  stops.push(watch(after, tell));
  // What is over already was told at once, before there was anything to stop.
  if (hasEnded()) for (const stop of stops) stop();
  return stream;

  function hasEnded(): boolean {
    return ended;
  }
}

/** `epoch-number` as it was sent; 0 for one of a former process, which means nothing here. */
function numberOf(heard: string | undefined, epoch: string): number {
  const [, of, number] = /^(\w+)-(\d{1,9})$/.exec(heard ?? '') ?? [];
  return of === epoch ? Number(number) : 0;
}
