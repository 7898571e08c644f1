// The spreadsheet library with its hundreds of files is loaded with the first workbook: most threads and commands see none.
import type { ValueType, Workbook } from '@protobi/exceljs';

export async function emptyWorkbook(): Promise<{ readonly workbook: Workbook; readonly formula: ValueType }> {
  const { default: exceljs } = await import('@protobi/exceljs');
  return { workbook: new exceljs.Workbook(), formula: exceljs.ValueType.Formula };
}
