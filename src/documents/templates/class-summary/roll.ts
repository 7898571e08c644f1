// The pupils' rows, page after page, in the order of the class list.
import {
  block,
  cellHeight,
  mm,
  ruleRows,
  setBlocks,
  type Block,
  type Canvas,
  type Columns,
} from '../../layout/index.ts';
import type { ClassSummarySnapshot, SummaryRow } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { adjustmentNotes, type AdjustmentNotes } from './adjustments.ts';
import { summaryColumns, summaryEdges, type SummaryColumn } from './summary-columns.ts';
import { drawRunningHead, drawSummaryHead, drawTableHead, TABLE_HEAD } from './summary-head.ts';

const MOST_ROWS = 28;
const ROW = mm(4.4);
const BAND_EVERY = 5;
const BAND = 0.93;

/** Where drawing stopped. */
export interface End {
  readonly canvas: Canvas;
  readonly y: number;
}

interface RollRow {
  readonly pupil: SummaryRow;
  readonly cells: readonly Block[];
  readonly height: number;
}

export function drawRoll(drafting: Drafting, snapshot: ClassSummarySnapshot): End {
  const { sheet } = drafting;
  const shape = summaryColumns(snapshot);
  const table = summaryEdges(shape, sheet);
  const notes = adjustmentNotes(snapshot);
  const waiting = snapshot.rows.map((pupil) => rollRow(drafting, pupil, shape, table));

  let end: End | undefined;
  do {
    const canvas = drafting.page();
    const top =
      end === undefined
        ? drawSummaryHead(canvas, drafting, snapshot)
        : drawRunningHead(canvas, drafting, snapshot);
    drawTableHead(canvas, table, shape, top);
    const rows = waiting.splice(0, howMany(waiting, sheet.bottom - top - TABLE_HEAD));
    end = { canvas, y: drawRows(canvas, table, shape, rows, top + TABLE_HEAD, notes) };
  } while (waiting.length > 0);
  return end;
}

function rollRow(
  drafting: Drafting,
  pupil: SummaryRow,
  shape: readonly SummaryColumn[],
  table: Columns,
): RollRow {
  const cells = shape.map(({ print, align, upright }, column) =>
    block(drafting.faces, print(pupil), table.width(column), {
      sizes: upright ? [9, 8.5, 8] : align === 'left' ? [9.5, 9] : [9.5, 9, 8.5, 8],
      most: align === 'left' ? 1 : 2,
      align,
      padding: upright ? 0.4 : align === 'left' ? 2.4 : 1,
    }),
  );
  return { pupil, cells, height: Math.max(ROW, ...cells.map((cell) => cellHeight([cell], 0.6))) };
}

/** At least one, so that even a row taller than a page gets printed. */
function howMany(rows: readonly RollRow[], room: number): number {
  let used = 0;
  const full = rows.findIndex(({ height }) => (used += height) > room);
  return Math.max(1, Math.min(full < 0 ? rows.length : full, MOST_ROWS));
}

function drawRows(
  canvas: Canvas,
  table: Columns,
  shape: readonly SummaryColumn[],
  rows: readonly RollRow[],
  top: number,
  notes: AdjustmentNotes,
): number {
  const ys = [top];
  const [left, right] = [table.left(0), table.left(shape.length)];
  for (const { pupil, cells, height } of rows) {
    const y = ys.at(-1) ?? top;
    if (pupil.ordinal % BAND_EVERY === 0) canvas.band(left, y, right - left, height, BAND);
    cells.forEach((cell, column) => {
      const into = { x: table.left(column), y, width: table.width(column), height };
      setBlocks(canvas, into, cell);
      const mark = shape[column]?.adjusted ? notes.markOf(pupil.adjustedBecauseOf) : '';
      const end = into.x + (into.width + canvas.faces[cell.face].width(cell.lines[0] ?? '', cell.size)) / 2;
      canvas.text(end + 1, y + height / 2, mark, { size: 6.5 });
    });
    ys.push(y + height);
  }
  ruleRows(canvas, table, ys);
  return ys.at(-1) ?? top;
}
