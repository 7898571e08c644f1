// Statistics of a term or a year as a paper to be signed and sealed (R120, R121).
import type { StatisticsPeriod } from '../../../assessment/index.ts';
import type { MadePaper } from '../office/copies/make-copy.ts';
import { officeFault } from '../office/faults.ts';
import { schoolPermission } from '../office/school-permission.ts';
import type { House } from '../ports/house.ts';
import { drawReport, type ReportWish } from './draw-report.ts';
import { readStatistics } from './read-statistics.ts';

export interface StatisticsWish extends ReportWish {
  readonly period: StatisticsPeriod;
  /** Why it is made although classes are not locked; may be left out where all are. */
  readonly unlockedReason?: string | undefined;
}

const periods: Readonly<Record<StatisticsPeriod, string>> = {
  HK1: 'Học kì I',
  HK2: 'Học kì II',
  year: 'Cả năm',
};

/**
 * @throws Fault `office.badPeriod` for a year without classes, `office.notLocked` without a reason where classes are not,
 * and as `readStatistics`, `drawReport`
 */
export async function drawStatistics(house: House, wish: StatisticsWish): Promise<MadePaper> {
  const { by: person, schoolId } = wish;
  const at = house.clock.now();
  await house.store.read((view) => schoolPermission(view, { person, action: 'report.drawn', schoolId, at }));
  const { tables, sources } = await readStatistics(house, wish);
  if (sources.length === 0) throw officeFault('office.badPeriod');
  const open = sources.filter(({ locked, pupils }) => locked < pupils).map(({ className }) => className);
  const reason = wish.unlockedReason?.trim() ?? '';
  if (open.length > 0 && reason === '') throw officeFault('office.notLocked', { classes: open.join(', ') });
  return drawReport(house, wish, {
    ...{ kind: 'statistics', period: periods[wish.period], tables, sources },
    ...(open.length > 0 && { unlockedReason: reason }),
  });
}
