// Days and times as people in Vietnam write them, in Vietnam's time, with the exact moment for machines.
import type { Instant } from '../../../kernel/index.ts';
import type { Language } from '../words.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const dayParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeParts = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** `22/11/2026` */
export const dayText = (at: Instant): string => dayParts.format(at);
/** `2026-11-22` as `22/11/2026` */
export const dateText = (date: string): string => date.split('-').toReversed().join('/');
/** `22/11/2026 19:30` */
export const momentText = (at: Instant): string => `${dayText(at)} ${timeParts.format(at)}`;

const DAY_MS = 24 * 3_600_000;
const ZONE_MS = 7 * 3_600_000;
const isMidnight = (at: Instant): boolean => (at + ZONE_MS) % DAY_MS === 0;

/** Of the first moment that is too late: the day before it where that is midnight, else the hour as well. */
export const deadlineText = (at: Instant): string =>
  isMidnight(at) ? dayText((at - 1) as Instant) : momentText(at);

export const Deadline = ({ at }: { readonly at: Instant }) => (
  <time dateTime={new Date(at).toISOString()} class="text-nowrap">
    {deadlineText(at)}
  </time>
);

export const Moment = ({
  at,
  day,
}: {
  readonly at: Instant;
  readonly day?: true;
  readonly language?: Language;
}) => (
  <time dateTime={new Date(at).toISOString()} class="text-nowrap">
    {day ? dayText(at) : momentText(at)}
  </time>
);
