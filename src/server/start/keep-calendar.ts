// The calendar goes on by itself: looked at once a minute, so that a long sleep or a clock that was set does no harm.
import { type House, tick } from '../application/index.ts';
import { carrier } from './carry-out.ts';

export interface CalendarKept {
  /** Lets a look under way finish; none comes after. */
  readonly end: () => Promise<void>;
}

const MINUTE_MS = 60_000;

/** Looks at once, then every minute; what goes wrong is told and tried again at the next look. */
export function keepCalendar(
  house: House,
  onFailure: (error: unknown) => void,
  everyMs = MINUTE_MS,
): CalendarKept {
  const look = carrier(() => tick(house, house.clock.now()), onFailure);
  const timer = setInterval(look.kick, everyMs);
  look.kick();
  return {
    end: async () => {
      clearInterval(timer);
      await look.idle();
    },
  };
}
