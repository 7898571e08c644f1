// The calendar of a school year as people ask for it: which week it is, what comes, what is late, what is open.
import type { Instant } from '../../../kernel/index.ts';
import { dayAt, schoolCalendar, weekOf, windowsAt } from '../../../policies/index.ts';
import type { Occurrence, SchoolYear, Week, WindowState } from '../../../policies/index.ts';
import type { AdoptedPolicy } from '../ports/policies-store.ts';
import type { House } from '../ports/house.ts';
import { stillUnsigned } from './concerned.ts';
import { governedYear } from './school-years.ts';
import { pastYearReport } from '../reports/reports-of.ts';

export interface AgendaItem extends Occurrence {
  /** `late`: passed, and what was due is not there: signatures, or the sealed report. `done`: the report is sealed. */
  readonly standing: 'upcoming' | 'passed' | 'late' | 'done';
  /** Records that wait for signatures this milestone asks for. */
  readonly unsigned: number;
}

export interface Agenda {
  readonly adopted: AdoptedPolicy;
  /** Undefined in a break and outside the school year. */
  readonly week: Week | undefined;
  /** By time. */
  readonly items: readonly AgendaItem[];
  /** As the milestones leave them; orders for one class come on top (see windowsOfClass). */
  readonly windows: readonly WindowState[];
}

/** Null where no policy governs the year. */
export async function agenda(
  house: House,
  year: { readonly schoolId: string; readonly schoolYear: SchoolYear },
  now: Instant,
): Promise<Agenda | null> {
  const governed = await governedYear(house, year, now);
  if (!governed) return null;
  const { occurrences, inForce } = governed;
  const items = await house.store.read(async (view) => {
    const found: AgendaItem[] = [];
    const report = await pastYearReport(view, year);
    for (const occurrence of occurrences) {
      const unsigned = (await stillUnsigned(view, year, occurrence.milestone)).length;
      const passed = occurrence.passesAt <= now;
      const isReport = occurrence.milestone.topic === 'yearlyReport';
      const done = isReport && report.standing === 'sealed';
      const missed = isReport && report.owed && !done && occurrence.passesAt > inForce.adopted.adoptedAt;
      const late = passed && (unsigned > 0 || missed);
      const standing = done ? 'done' : late ? 'late' : passed ? 'passed' : 'upcoming';
      found.push({ ...occurrence, unsigned, standing });
    }
    return found;
  });
  return {
    adopted: inForce.adopted,
    week: weekOf(schoolCalendar(inForce.policy, year.schoolYear), dayAt(now)),
    items,
    windows: windowsAt(occurrences, now),
  };
}
