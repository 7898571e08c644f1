// Reports to those above the school: statistics, and once a year how the records were kept.
export { readStatistics, type Statistics, type StatisticsAsked } from './read-statistics.ts';
export { drawStatistics, type StatisticsWish } from './draw-statistics.ts';
export type { ReportWish } from './draw-report.ts';
export {
  drawYearlyReport,
  yearlyReportAhead,
  yearlyReportArchive,
  type YearlyAsked,
  type YearlyReportAhead,
} from './yearly-report.ts';
export { reportsOf, type ReportSeen } from './reports-of.ts';
