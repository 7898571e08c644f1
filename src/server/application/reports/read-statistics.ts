// Statistics of a term or a year as they stand now, and which classes are not locked yet (R120, R121).
import { statisticsOf, type StatisticsPeriod, type StatisticsTable } from '../../../assessment/index.ts';
import type { ReportSource } from '../../../documents/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { schoolPermission } from '../office/school-permission.ts';
import type { House } from '../ports/house.ts';
import { countClasses } from './count-classes.ts';
import { workTables } from './work-tables.ts';

export interface StatisticsAsked {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly period: StatisticsPeriod;
  readonly by: PersonId;
}

export interface Statistics {
  readonly tables: readonly StatisticsTable[];
  readonly sources: readonly ReportSource[];
}

/** @throws Fault `access.notPermitted`, `blob.*` */
export async function readStatistics(house: House, asked: StatisticsAsked): Promise<Statistics> {
  const { schoolId, by, period } = asked;
  const at = house.clock.now();
  await house.store.read((view) =>
    schoolPermission(view, { person: by, action: 'office.read', schoolId, at }),
  );
  const counted = await countClasses(house, asked);
  return {
    tables: [
      ...statisticsOf(
        counted.map((one) => one.counted),
        period,
      ),
      ...(await workTables(house, { ...asked, at }, counted)),
    ],
    sources: counted.map(({ className, pupils, locked, bookHash }) => ({
      className,
      pupils,
      locked,
      bookHash,
    })),
  };
}
