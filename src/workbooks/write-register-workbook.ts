// A register of the office over a period as a workbook: its lines as they stand, nothing open for typing (R100, R101).
import { centred, column } from './plan-columns.ts';
import { renderWorkbook } from './render-workbook.ts';

export interface RegisterColumn<Line> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly centred?: true;
  readonly print: (line: Line) => string | number | null;
}

export interface RegisterSheet<Line> {
  /** Of the sheet. */
  readonly name: string;
  readonly columns: readonly RegisterColumn<Line>[];
  readonly lines: readonly Line[];
}

export interface RegisterHeading {
  readonly school: string;
  /** `01/06/2026 – 30/06/2026`. */
  readonly period: string;
}

/** The bytes of an .xlsx file. @throws Fault `workbook.tooLarge` */
export function writeRegisterWorkbook<Line>(
  { name, columns, lines }: RegisterSheet<Line>,
  { school, period }: RegisterHeading,
): Promise<Uint8Array> {
  const title = `${school} · ${name} · ${period}`;
  return renderWorkbook(
    [
      {
        name,
        columns: [
          column('TT', 6, { ...centred, format: 'whole' }),
          ...columns.map((one) => column(one.header, one.width, one.centred ? centred : {})),
        ],
        headed: true,
        rows: lines.map((line, index) => [index + 1, ...columns.map(({ print }) => print(line))]),
        filtered: true,
        frozenColumns: 1,
        orientation: 'landscape',
        title,
      },
    ],
    title,
  );
}
