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
}

const periods: Readonly<Record<StatisticsPeriod, string>> = {
  HK1: 'Học kì I',
  HK2: 'Học kì II',
  year: 'Cả năm',
};

/** @throws Fault `office.badPeriod` for a year without classes, and as `readStatistics`, `drawReport` */
export async function drawStatistics(house: House, wish: StatisticsWish): Promise<MadePaper> {
  const { by: person, schoolId } = wish;
  const at = house.clock.now();
  await house.store.read((view) => schoolPermission(view, { person, action: 'report.drawn', schoolId, at }));
  const { tables, sources } = await readStatistics(house, wish);
  if (sources.length === 0) throw officeFault('office.badPeriod');
  return drawReport(house, wish, { kind: 'statistics', period: periods[wish.period], tables, sources });
}
