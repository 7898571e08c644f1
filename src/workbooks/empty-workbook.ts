// The spreadsheet library with its hundreds of files is loaded with the first workbook: most threads and commands see none.
import type { Workbook } from '@protobi/exceljs';

export async function emptyWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('@protobi/exceljs');
  return new exceljs.Workbook();
}
