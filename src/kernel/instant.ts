// Points in time, and how Vietnam writes them. Vietnam has had one zone, +07:00 without summer time, since 1975.
import type { Brand } from './brand.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** Where "now" comes from; pure code is handed instants instead. */
export interface Clock {
  now(): Instant;
}

/** The clock of this computer, for whoever is not handed another. */
export const systemClock: Clock = { now: () => Date.now() as Instant };

/** Milliseconds since 1970 from ISO 8601 text or a number; text that is no moment gives NaN. */
export const instant = (text: string | number): Instant => new Date(text).getTime() as Instant;

const HANOI_OFFSET_MS = 7 * 3_600_000;
const two = (value: number) => String(value).padStart(2, '0');

function hanoi(at: Instant) {
  const shifted = new Date(at + HANOI_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: two(shifted.getUTCMonth() + 1),
    day: two(shifted.getUTCDate()),
    time: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}:${two(shifted.getUTCSeconds())}`,
  };
}

/** `2026-06-05T15:04:05+07:00`, as NĐ 30/2020 Phụ lục I point 8 asks (ISO 8601). */
export function toIso(at: Instant): string {
  const { year, month, day, time } = hanoi(at);
  return `${year}-${month}-${day}T${time}+07:00`;
}

/** `05/06/2026 15:04:05`, as people in Vietnam write it. */
export function toVietnameseTime(at: Instant): string {
  const { year, month, day, time } = hanoi(at);
  return `${day}/${month}/${year} ${time}`;
}

/** Day, month and year in Vietnam, for "ngày … tháng … năm …". */
export function toVietnameseDate(at: Instant): { day: string; month: string; year: string } {
  const { year, month, day } = hanoi(at);
  return { day, month, year: String(year) };
}
