// When people of a school may be written to, in Vietnamese time.
import type { Instant } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { NoticeSettings } from '../ports/notices-store.ts';
import type { View } from '../ports/unit-of-work.ts';

/** Of a school that has set no others: nothing is sent from 20:00 to 06:00. */
export const usualSettings: NoticeSettings = {
  quietFrom: 20,
  quietTo: 6,
  digestFrom: 0,
  repeatedAfterDays: 3,
};

const HOUR = 3_600_000;

export function isQuiet(at: Instant, { quietFrom, quietTo }: NoticeSettings = usualSettings): boolean {
  const hour = hourOf(at);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** The same moment, or the end of the quiet hours it falls into. */
export function outsideQuietHours(at: Instant, settings: NoticeSettings = usualSettings): Instant {
  if (!isQuiet(at, settings)) return at;
  const wait = (settings.quietTo - hourOf(at) + 24) % 24;
  return (Math.floor(at / HOUR) * HOUR + wait * HOUR) as Instant;
}

/** Whether a digest may be written yet on this day. */
export const isDigestTime = (at: Instant, { digestFrom }: NoticeSettings): boolean =>
  hourOf(at) >= digestFrom;

/** Schools whose people are left alone at the moment. */
export async function quietSchools(view: View, at: Instant): Promise<readonly string[]> {
  const settings = await view.noticeSettings();
  const schools = await view.schools();
  return schools.map(({ id }) => id).filter((id) => isQuiet(at, settings.get(id) ?? usualSettings));
}

/** `2026-06-05`, in Vietnam. */
export const dayOf = (at: Instant): string => toIso(at).slice(0, 10);

const hourOf = (at: Instant): number => Number(toIso(at).slice(11, 13));
