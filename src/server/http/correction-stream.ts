// What watchers of a correction are told: each state it comes into, and who is awaited. Neither pupil nor mark.
import type { Readable } from 'node:stream';
import { Fault } from '../../kernel/index.ts';
import type { PersonId } from '../../kernel/index.ts';
import type { CorrectionId } from '../../workflows/index.ts';
import { correctionSeenBy, type CorrectionStanding } from '../application/index.ts';
import { eventStream } from './event-stream.ts';
import type { HttpDesk } from './ports.ts';

/** Other processes change corrections as well: the store is asked. */
const LOOK_EVERY_MS = 1_000;
/** Revisions count for all processes alike: a broken line goes on wherever it comes back to. */
const EPOCH = 'revision';

export interface CorrectionWatch {
  readonly correction: CorrectionId;
  /** Asked anew at every look: whose right has ended sees no more. */
  readonly by: PersonId;
  /** The line is closed after so long; whoever still watches comes back with Last-Event-ID. */
  readonly forMs: number;
}

interface CorrectionEvent {
  readonly seq: number;
  readonly type: 'state';
  readonly standing: CorrectionStanding;
}

/**
 * Ends with the correction.
 * @param heard the value of Last-Event-ID
 * @throws Fault `correction.unknown`
 */
export async function correctionStream(
  { house }: Pick<HttpDesk, 'house'>,
  { correction, by, forMs }: CorrectionWatch,
  heard: string | undefined,
  gone: AbortSignal,
): Promise<Readable> {
  const look = async (): Promise<CorrectionEvent> => {
    const standing = await correctionSeenBy(house, { correction, by });
    return { seq: standing.correction.revision + 1, type: 'state', standing };
  };
  let last = await look();
  const closed = new AbortController();
  let looking = false;
  const lookAgain = async (tell: (event: CorrectionEvent) => void) => {
    if (looking) return;
    looking = true;
    try {
      const found = await look();
      if (found.seq > last.seq) tell((last = found));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      closed.abort();
    } finally {
      looking = false;
    }
  };
  return eventStream<CorrectionEvent>(
    {
      epoch: EPOCH,
      latest: () => last.seq,
      watch: (after, tell) => {
        if (last.seq > after || last.standing.ended) tell(last);
        const timer = setInterval(() => void lookAgain(tell), LOOK_EVERY_MS);
        return () => clearInterval(timer);
      },
      before: () => Promise.resolve({}),
      told: ({ standing }) => toldOf(standing),
      rests: ({ standing }) => standing.ended,
    },
    heard?.startsWith(`${EPOCH}-`) === true ? heard : undefined,
    AbortSignal.any([gone, closed.signal, AbortSignal.timeout(forMs)]),
  );
}

const toldOf = ({ correction, words, awaited, awaitedPeople }: CorrectionStanding) => ({
  state: correction.snapshot.state,
  words,
  awaited: { parties: awaited, people: awaitedPeople },
});
