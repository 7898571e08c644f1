// Cells that hold dates: text day/month/year, ISO 8601, or real date cells of Excel.
import { shown, type Content } from './grid.ts';
import type { Report } from './report.ts';
import type { CellSpec, Read } from './text-cells.ts';

/** An ISO 8601 date. */
export function readDate(report: Report, spec: CellSpec): Read<string> {
  const cell = report.read(spec.grid, spec.row, spec.column);
  if (cell === 'bad') return undefined;
  if (cell.content.kind === 'blank') return null;
  const date = dateIn(cell.content);
  if (date !== null) return date;
  report.problem('dateInvalid', spec.grid.name, cell.address, { found: shown(cell.content) });
  return undefined;
}

function dateIn(content: Content): string | null {
  if (content.kind === 'date') {
    const { date } = content;
    return Number.isNaN(date.getTime())
      ? null
      : existing(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }
  if (content.kind !== 'text') return null;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(content.text) ?? [];
  if (year !== undefined) return existing(Number(year), Number(month), Number(day));
  const [, isoYear, isoMonth, isoDay] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0{1,3})?Z?)?$/.exec(content.text) ?? [];
  return isoYear === undefined ? null : existing(Number(isoYear), Number(isoMonth), Number(isoDay));
}

/** `null` for days no calendar has, such as 31/02. */
function existing(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
