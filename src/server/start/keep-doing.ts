// Work that goes on by itself while the server runs: at once, then again and again, never beside itself.
import { carrier } from './carry-out.ts';

export interface Kept {
  /** Now rather than at the next turn. */
  readonly soon: () => void;
  /** Lets what is under way finish; nothing comes after. */
  readonly end: () => Promise<void>;
}

/** What goes wrong is told, and tried again at the next turn: a long sleep or a clock that was set does no harm. */
export function keepDoing(
  work: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
  everyMs: number,
): Kept {
  const turn = carrier(work, onFailure);
  const timer = setInterval(turn.kick, everyMs);
  turn.kick();
  return {
    soon: turn.kick,
    end: async () => {
      clearInterval(timer);
      await turn.idle();
    },
  };
}
