// When people in Vietnam may be written to.
import type { Instant } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';

/** Hours of the day, Vietnamese time: nothing is sent from 20:00 to 06:00. */
const QUIET = { from: 20, to: 6 };
const HOUR = 3_600_000;

export const isQuiet = (at: Instant): boolean => {
  const hour = hourOf(at);
  return hour >= QUIET.from || hour < QUIET.to;
};

/** The same moment, or the end of the quiet hours it falls into. */
export function outsideQuietHours(at: Instant): Instant {
  if (!isQuiet(at)) return at;
  const wait = (QUIET.to - hourOf(at) + 24) % 24;
  return (Math.floor(at / HOUR) * HOUR + wait * HOUR) as Instant;
}

/** `2026-06-05`, in Vietnam. */
export const dayOf = (at: Instant): string => toIso(at).slice(0, 10);

const hourOf = (at: Instant): number => Number(toIso(at).slice(11, 13));
