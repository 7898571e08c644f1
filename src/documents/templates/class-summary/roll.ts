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
import { exemptionNotes } from './exemptions.ts';
import { summaryColumns, summaryEdges, UPRIGHT_SIDE, type SummaryColumn } from './summary-columns.ts';
import {
  drawRunningHead,
  drawSummaryHead,
  drawTableHead,
  runningHeadHeight,
  TABLE_HEAD,
} from './summary-head.ts';

const ROW = mm(4.2);
/** White between a cell's text and the rules beside it. */
const SIDE = 1.9;
const MARK = 6.5;
/** So many pupils accompany what does not fit under all of them. */
const HELD_BACK = 4;
const BAND_EVERY = 5;
const BAND = 0.93;

/** Where drawing stopped. */
export interface End {
  readonly canvas: Canvas;
  readonly y: number;
}

/** Measured, not yet drawn. */
export interface Roll {
  /** Footnotes to what stands in the table. */
  readonly notes: readonly string[];
  /** Leaves as many points as are `needed` under the last pupils, taking a few of them to a further page for it. */
  draw(needed: number): End;
}

interface RollRow {
  readonly pupil: SummaryRow;
  readonly cells: readonly Block[];
  readonly height: number;
}

export function setRoll(drafting: Drafting, snapshot: ClassSummarySnapshot): Roll {
  const { sheet } = drafting;
  const marks = adjustmentNotes(snapshot);
  const { shape, table, notes } = tableOf(drafting, snapshot, marks);
  const all = snapshot.rows.map((pupil) => rollRow(drafting, pupil, shape, table));
  const further = sheet.bottom - sheet.top - runningHeadHeight(drafting, snapshot) - TABLE_HEAD;
  return {
    notes,
    draw(needed) {
      const waiting = [...all];
      let end: End | undefined;
      do {
        const canvas = drafting.page();
        const top =
          end === undefined
            ? drawSummaryHead(canvas, drafting, snapshot)
            : drawRunningHead(canvas, drafting, snapshot);
        drawTableHead(canvas, table, shape, top);
        const room = sheet.bottom - top - TABLE_HEAD;
        const rows = waiting.splice(0, howMany(waiting, { room, further, needed }));
        end = { canvas, y: drawRows(canvas, table, shape, rows, top + TABLE_HEAD, marks) };
      } while (waiting.length > 0);
      return end;
    },
  };
}

/** Columns and their edges; what stands for an exemption depends on how wide the subjects' columns became. */
function tableOf(drafting: Drafting, snapshot: ClassSummarySnapshot, marks: AdjustmentNotes) {
  const { faces, sheet } = drafting;
  const shape = summaryColumns(snapshot);
  const table = summaryEdges(shape, sheet, (column) => widest(drafting, snapshot.rows, column, marks));
  const first = shape.findIndex(({ gives }) => gives === 'subject');
  const subject = shape[first];
  if (!subject) return { shape, table, notes: marks.notes };
  const { word, notes } = exemptionNotes(faces, snapshot, subject, table.width(first));
  return { shape: summaryColumns(snapshot, word), table, notes: [...marks.notes, ...notes] };
}

/** What the longest text of a snug column asks, with its footnote mark. */
function widest(
  { faces }: Drafting,
  rows: readonly SummaryRow[],
  { snug, sizes, print, align, adjusted }: SummaryColumn,
  notes: AdjustmentNotes,
): number {
  if (snug === undefined) return 0;
  const asked = rows.map((row) => {
    const mark = adjusted ? notes.markOf(row.adjustedBecauseOf) : '';
    const text = faces.regular.width(print(row).replace(/\s+/g, ' '), sizes[0] ?? 0);
    return text + markWidth(faces, mark) + 2 * sideOf(align) + 0.1;
  });
  return Math.max(0, ...asked.filter((width) => width <= snug));
}

const sideOf = (align: SummaryColumn['align']) => (align === 'left' ? 2.4 : SIDE);
const markWidth = (faces: Drafting['faces'], mark: string) =>
  mark === '' ? 0 : faces.regular.width(mark, MARK) + 0.5;

function rollRow(
  drafting: Drafting,
  pupil: SummaryRow,
  shape: readonly SummaryColumn[],
  table: Columns,
): RollRow {
  const cells = shape.map(({ print, align, upright, sizes }, column) =>
    block(drafting.faces, print(pupil), table.width(column), {
      sizes,
      align,
      padding: upright ? UPRIGHT_SIDE : sideOf(align),
    }),
  );
  return { pupil, cells, height: Math.max(ROW, ...cells.map((cell) => cellHeight([cell], 0.5))) };
}

interface Room {
  /** Points for rows on this page. */
  readonly room: number;
  /** Points for rows on a further page. */
  readonly further: number;
  readonly needed: number;
}

/** At least one, so that even a row taller than a page gets printed. */
function howMany(rows: readonly RollRow[], { room, further, needed }: Room): number {
  let used = 0;
  const full = rows.findIndex(({ height }) => (used += height) > room);
  if (full >= 0) return Math.max(1, full);
  const held = rows.slice(-HELD_BACK).reduce((sum, { height }) => sum + height, 0);
  if (used + needed <= room || held + needed > further) return rows.length;
  return Math.max(1, rows.length - HELD_BACK);
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
      const mark = shape[column]?.adjusted ? notes.markOf(pupil.adjustedBecauseOf) : '';
      // Text and mark stand in the middle together.
      const width = table.width(column) - markWidth(canvas.faces, mark);
      const into = { x: table.left(column), y, width, height };
      setBlocks(canvas, into, cell);
      const end = into.x + (width + canvas.faces[cell.face].width(cell.lines[0] ?? '', cell.size)) / 2;
      canvas.text(end + 0.5, y + height / 2, mark, { size: MARK });
    });
    ys.push(y + height);
  }
  ruleRows(canvas, table, ys);
  return ys.at(-1) ?? top;
}
