// Statistics of a term or a year as a workbook: one sheet for each table, numbers as numbers (R120, R121).
import type { StatisticsTable } from '../assessment/index.ts';
import { centred, column } from './plan-columns.ts';
import { renderWorkbook } from './render-workbook.ts';
import type { PlannedValue, SheetPlan } from './sheet-plan.ts';

export interface StatisticsHeading {
  readonly school: string;
  /** As it is printed: `Học kì I năm học 2025-2026`. */
  readonly period: string;
}

/** The bytes of an .xlsx file; nothing in it is open for typing. @throws Fault `workbook.tooLarge` */
export const writeStatisticsWorkbook = (
  tables: readonly StatisticsTable[],
  { school, period }: StatisticsHeading,
): Promise<Uint8Array> =>
  renderWorkbook(
    tables.map((table, index) => sheetOf(table, index, `${school} · ${table.title} · ${period}`)),
    `${school} · Thống kê · ${period}`,
  );

/** Names of sheets are 31 characters at most and no two are the same. */
const LONGEST = 26;

const sheetOf = (
  { title, columns, shared, rows }: StatisticsTable,
  index: number,
  heading: string,
): SheetPlan => ({
  name: `${index + 1}. ${title.slice(0, LONGEST)}`.replaceAll(/[[\]:*?/\\]/g, ' '),
  columns: [
    column('', 28),
    ...columns.map((name) => column(name, 15, { ...centred, format: 'whole' })),
    ...(shared ? columns.slice(...shared).map((name) => column(`${name} (%)`, 15, centred)) : []),
  ],
  headed: true,
  rows: rows.map(({ label, counts, shares }): readonly PlannedValue[] => [
    label,
    ...counts,
    ...shares.map((share) => (share === null ? null : `${Math.floor(share / 10)},${share % 10}`)),
  ]),
  frozenColumns: 1,
  orientation: 'landscape',
  title: heading,
});
