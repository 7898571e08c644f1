// For what, and by when, a kind of dossier is owed in one school year (R51).
import type { Instant } from '../../kernel/index.ts';
import type { DossierKind } from '../dossier-rules.ts';
import type { Policy, SchoolYear } from '../policy.ts';
import { addDays, beginningOf } from './civil-date.ts';
import { occurrencesIn } from './milestones.ts';
import { lastWeekOf, schoolCalendar } from './school-calendar.ts';

export interface DossierPeriod {
  /** `week:12`, or `milestone:scores-1`, with its number where it comes back: `milestone:attendance:3`. */
  readonly key: string;
  /** In time when it was sent before. */
  readonly dueAt: Instant;
}

/** By time; none for a kind without a deadline. */
export function dossierPeriods(
  policy: Pick<Policy, 'calendar'>,
  { dueBy }: Pick<DossierKind, 'dueBy'>,
  schoolYear: SchoolYear,
): readonly DossierPeriod[] {
  if (dueBy === undefined) return [];
  if (dueBy.on === 'weekly') {
    const calendar = schoolCalendar(policy, schoolYear);
    return calendar.weeks
      .filter(({ number }) => number <= lastWeekOf(calendar, 'HK2'))
      .map(({ number, from }) => ({
        key: `week:${number}`,
        dueAt: (beginningOf(addDays(from, dueBy.weekday - 1)) + beginningOfLesson(dueBy.lesson)) as Instant,
      }));
  }
  const occurrences = occurrencesIn(policy, schoolYear).filter(
    ({ milestone }) => milestone.id === dueBy.milestone,
  );
  return occurrences.map(({ milestone, passesAt }, index) => ({
    key: `milestone:${milestone.id}${occurrences.length > 1 ? `:${index + 1}` : ''}`,
    dueAt: passesAt,
  }));
}

const MINUTE = 60_000;
/** Timetables are not known here: school begins at seven, and a lesson and its break take 50 minutes. */
const beginningOfLesson = (lesson: number): number => (7 * 60 + (lesson - 1) * 50) * MINUTE;
