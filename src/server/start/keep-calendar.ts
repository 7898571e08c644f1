// The calendar goes on by itself: looked at once a minute.
import { type House, tick } from '../application/index.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

const MINUTE_MS = 60_000;

/** Looks at once, then every minute; what goes wrong is told and tried again at the next look. */
export const keepCalendar = (house: House, onFailure: (error: unknown) => void, everyMs = MINUTE_MS): Kept =>
  keepDoing(() => tick(house, house.clock.now()), onFailure, everyMs);
