// Work that anybody may ask for and that is done once at a time: asked for while it runs, it runs once more.
import { acrossSchools } from '../application/index.ts';

export interface Carrier {
  readonly kick: () => void;
  /** Resolves when nothing runs and nothing is asked for. */
  readonly idle: () => Promise<void>;
}

/** @param work never runs beside itself; what it throws goes to `onFailure` */
export function carrier(work: () => Promise<unknown>, onFailure: (error: unknown) => void): Carrier {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      try {
        // Whoever asked for it: it is the program's own round.
        await acrossSchools(work);
      } catch (error) {
        onFailure(error);
      }
    } while (askedAgain());
    running = undefined;
  };
  const askedAgain = () => again;
  return {
    kick: () => {
      if (running === undefined) running = run();
      else again = true;
    },
    idle: async () => {
      await running;
    },
  };
}
