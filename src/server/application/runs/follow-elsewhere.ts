// A run that another process carries out, watched here: what the store knows of it is told again and again.
import type { Progress } from '../progress.ts';

const EVERY_MS = 1_000;

type Told<State> =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'state'; readonly state: State };

export interface FollowedAs<State> {
  readonly state: State;
  readonly steps: readonly Omit<Progress, 'done' | 'total'>[];
  readonly total: number;
}

export interface Following<State> {
  /** As the store has it now; null when it is no more. */
  readonly look: () => Promise<FollowedAs<State> | null>;
  /** Whether it is carried out here by now: then the log has it at first hand. */
  readonly here: () => boolean;
  readonly running: (state: State) => boolean;
}

export interface Followers<State> {
  /**
   * One follower of a run for all who watch it here.
   * @param tell puts into the log that they watch
   * @returns what ends the following with the last of them; it ends by itself when the run rests or is carried out here
   */
  follow(id: string, tell: (told: Told<State>) => void, following: Following<State>): () => void;
}

export function followers<State>(): Followers<State> {
  const followed = new Map<string, { watchers: number; readonly stop: () => void }>();
  return {
    follow: (id, tell, following) => {
      const known = followed.get(id) ?? {
        watchers: 0,
        stop: follow(tell, following, () => followed.delete(id)),
      };
      known.watchers += 1;
      followed.set(id, known);
      let watches = true;
      return () => {
        if (!watches) return;
        watches = false;
        known.watchers -= 1;
        if (known.watchers === 0) known.stop();
      };
    },
  };
}

function follow<State>(
  tell: (told: Told<State>) => void,
  { look, here, running }: Following<State>,
  onEnd: () => void,
): () => void {
  let ended = false;
  let looking = false;
  // What was there before is told again: nothing between two looks is missed.
  let known: ReadonlySet<string> = new Set();
  const stop = () => {
    ended = true;
    clearInterval(timer);
    onEnd();
  };
  const turn = async (): Promise<void> => {
    const now = here() ? null : await look();
    if (ended) return;
    if (now === null || here()) {
      stop();
      return;
    }
    const { steps, total, state } = now;
    const fresh = steps.filter(({ recordId }) => !known.has(recordId));
    for (const [index, step] of fresh.entries())
      tell({ type: 'progress', progress: { ...step, done: known.size + index + 1, total } });
    known = new Set(steps.map(({ recordId }) => recordId));
    if (running(state)) return;
    stop();
    tell({ type: 'state', state });
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A store that is away for a while is asked again.
    void turn()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, EVERY_MS);
  return stop;
}
