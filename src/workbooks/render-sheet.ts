// One planned sheet in a workbook: values, looks, locks, checks and how it prints.
import type { Cell, Workbook, Worksheet, WorksheetView } from '@protobi/exceljs';
import { addChecks } from './render-checks.ts';
import type { ColumnPlan, PlannedValue, SheetPlan } from './sheet-plan.ts';
import { escapedText } from './text.ts';

export function renderSheet(workbook: Workbook, plan: SheetPlan): void {
  const sheet = workbook.addWorksheet(plan.name, {
    state: plan.hidden ? 'veryHidden' : 'visible',
    views: [viewOf(plan)],
  });
  plan.columns.forEach(({ width }, index) => (sheet.getColumn(index + 1).width = width));
  if (plan.headed) renderHeader(sheet, plan);
  const first = plan.headed ? 2 : 1;
  plan.rows.forEach((values, index) =>
    renderRow(sheet, plan, first + index, values, plan.lockedRows?.has(index) ?? false),
  );
  addChecks(sheet, plan, first);
  if (plan.filtered)
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: Math.max(1, plan.rows.length) + 1, column: plan.columns.length },
    };
  setUpPrinting(sheet, plan);
  // The library's own way makes a promise of it, for the sake of passwords.
  Object.assign(sheet, { sheetProtection: PROTECTION });
}

/** A pane that is split nowhere would make Excel offer to repair the file. */
const viewOf = ({ frozenColumns, headed }: SheetPlan): Partial<WorksheetView> =>
  frozenColumns === 0 && !headed
    ? { state: 'normal' }
    : { state: 'frozen', xSplit: frozenColumns, ySplit: headed ? 1 : 0 };

/** No password: it keeps the hand from slipping, not a thief from the door. Widths may be changed, rows may not be moved. */
const PROTECTION = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
};

const FONT = { name: 'Times New Roman', family: 1, size: 12 } as const;
const LINE = { style: 'thin', color: { argb: 'FFB7B7B7' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } } as const;
const LOCKED_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;

function renderHeader(sheet: Worksheet, { columns }: SheetPlan) {
  sheet.getRow(1).height = 32;
  columns.forEach(({ header }, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = header;
    cell.font = { ...FONT, bold: true };
    cell.fill = HEADER_FILL;
    cell.border = BORDER;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
}

function renderRow(
  sheet: Worksheet,
  { columns }: SheetPlan,
  row: number,
  values: readonly PlannedValue[],
  locked: boolean,
) {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(row, index + 1);
    setValue(cell, values[index] ?? null);
    setLooks(cell, column, locked || !column.check);
  });
}

function setValue(cell: Cell, value: PlannedValue) {
  if (typeof value === 'string') cell.value = escapedText(value);
  else if (value === null || typeof value === 'number') cell.value = value;
  else cell.value = { formula: value.formula, result: value.result };
}

const NUMBER_FORMATS = { text: '@', score: '0.0', whole: '0' } as const;

function setLooks(cell: Cell, column: ColumnPlan, locked: boolean) {
  cell.numFmt = NUMBER_FORMATS[column.format];
  cell.font = FONT;
  cell.border = BORDER;
  cell.alignment = {
    horizontal: column.align,
    vertical: 'middle',
    wrapText: column.align === 'left' && column.format === 'text',
  };
  cell.protection = { locked };
  if (locked) cell.fill = LOCKED_FILL;
}

/** A4; the whole width on a page, the header on every page. Margins in inches. */
function setUpPrinting(sheet: Worksheet, plan: SheetPlan) {
  const { orientation, title, headed } = plan;
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.5, top: 0.8, bottom: 0.7, header: 0.4, footer: 0.35 },
    ...(headed ? { printTitlesRow: '1:1' } : {}),
  });
  // "&" begins a code in headers and footers (ECMA-376 18.3.1.46); a field holds 255 characters.
  sheet.headerFooter.oddHeader = `&C&"Times New Roman,Bold"&12 ${escapedText(title).replaceAll('&', '&&').slice(0, 200)}`;
  sheet.headerFooter.oddFooter = '&C&"Times New Roman,Regular"&10Trang &P/&N';
}

const A4 = 9;
