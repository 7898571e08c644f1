// A table of any number of rows: the head on every page, the last row never parted from what closes the paper.
import { block, mm, type Align } from '../../layout/index.ts';
import type { FaceName } from '../../typeface/index.ts';
import { heightOf, type Piece } from '../piece.ts';
import { openTable, type Cell } from '../table.ts';
import type { Setting } from './desk.ts';

export interface LedgerColumn<Row> {
  readonly title: string;
  /** Millimetres. */
  readonly width: number;
  readonly align?: Align;
  readonly face?: FaceName;
  /** Several texts stand under each other. */
  readonly print: (row: Row, index: number) => string | readonly string[];
}

export interface Ledger<Row> {
  readonly columns: readonly LedgerColumn<Row>[];
  readonly rows: readonly Row[];
  /** Said where there is no row. */
  readonly none: string;
  /** Types to try; the last wraps. Default 9.5 and 9. */
  readonly sizes?: readonly number[];
}

const SIZES = [9.5, 9];
const GROUND = [0.93, 0.93, 0.93] as const;

/** Sets `before` with the first rows, the rows, and the last of them with `closing`. */
export function addLedger<Row>(
  desk: Setting,
  ledger: Ledger<Row>,
  before: readonly Piece[],
  closing: readonly Piece[],
): void {
  const { flow } = desk;
  const { head, rows } = setLedger(desk, ledger);
  const [first, ...others] = rows;
  const last = others.pop();
  if (first === undefined) return;
  if (last === undefined) {
    flow.room(heightOf([...before, head, first, ...closing]));
    flow.together(...before, head, first);
  } else {
    flow.together(...before, head, first);
    flow.heading(head);
    for (const row of others) flow.together(row);
    flow.room(heightOf([last, ...closing]));
    flow.together(last);
    flow.heading();
  }
  close(desk, closing);
}

/** Ends a paper: all of it on one page where a page can hold it, and never the leader's signature alone. */
export function close({ flow }: Pick<Setting, 'flow'>, closing: readonly Piece[]): void {
  flow.room(heightOf(closing));
  for (const piece of closing.slice(0, -2)) flow.together(piece);
  const end = closing.slice(-2);
  flow.together(...end);
}

/** At least one row: the one that says that there is none. */
function setLedger<Row>(
  { faces, sheet }: Setting,
  { columns, rows, none, sizes = SIZES }: Ledger<Row>,
): { readonly head: Piece; readonly rows: readonly Piece[] } {
  const widths = columns.map(({ width }) => mm(width));
  const table = openTable(sheet.left, widths);
  const head = table.row(
    columns.map(({ title }, column): Cell => [
      block(faces, title, table.columns.width(column), {
        face: 'bold',
        sizes: [9.5, 9, 8.5],
        most: 2,
        padding: 1.2,
      }),
    ]),
    GROUND,
  );
  const printed = rows.map((row, index) =>
    table.row(
      columns.map(({ print, align = 'centre', face = 'regular' }, column): Cell => {
        const texts = print(row, index);
        return (typeof texts === 'string' ? [texts] : texts).map((text) =>
          block(faces, text, table.columns.width(column), { face, sizes, align, most: 1 }),
        );
      }),
    ),
  );
  if (printed.length > 0) return { head, rows: printed };
  const whole = openTable(sheet.left, [widths.reduce((sum, width) => sum + width, 0)]);
  const width = whole.columns.width(0);
  return { head, rows: [whole.row([[block(faces, none, width, { face: 'italic', sizes: [10] })]])] };
}

/** STT. */
export const ordinal = { title: 'TT', width: 9, print: (_: unknown, index: number) => String(index + 1) };
