// The calendar goes on by itself, looked at once a minute; so does what somebody tried past the program.
import { type House, onlyOne, passDeadlines, tellTries, tick } from '../application/index.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

const MINUTE_MS = 60_000;

/**
 * Looks at once, then every minute; what goes wrong is told and tried again at the next look.
 * @param andThen what follows from it elsewhere, e.g. minutes and successors of corrections
 */
export const keepCalendar = (
  house: House,
  onFailure: (error: unknown) => void,
  everyMs = MINUTE_MS,
  andThen?: () => void,
): Kept =>
  keepDoing(
    () =>
      onlyOne(house.claims, 'calendar', async () => {
        await tick(house, house.clock.now());
        await tellTries(house);
        await passDeadlines(house);
        andThen?.();
      }),
    onFailure,
    everyMs,
  );
