// Rows of the subjects' table on page A: what they need in height, and drawing them with the teachers' slots.
import {
  block,
  cellHeight,
  columns,
  mm,
  ruleRows,
  setBlocks,
  type Block,
  type BlockStyle,
  type Canvas,
  type Columns,
} from '../../layout/index.ts';
import { raise } from '../../faults.ts';
import type { TranscriptRow, TranscriptSnapshot } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import type { Drafting } from '../drafting.ts';
import { subjectFields } from '../field-names.ts';
import { printedResult, printedTenths } from '../wording.ts';
import { wordings, type TranscriptWording } from './wording.ts';

/** A row ready to be set: texts for the first columns, remark and teacher, and the slot's name if it is signed. */
export interface ResultRow {
  readonly height: number;
  readonly cells: readonly Block[];
  readonly remark: readonly Block[];
  readonly signed?: { readonly field: string; readonly subject: string };
}

const WIDTHS = [mm(27), mm(13), mm(13), mm(13), mm(17), mm(42.5), mm(34.5)];
const REMARK = 5;
const SLOT_COLUMN = 6;
const SLOT = { width: mm(34), height: mm(12) };
const ROW = mm(12.7);
const HEAD = [mm(12), mm(9.5)] as const;
export const TABLE_HEAD = HEAD[0] + HEAD[1];

export function resultRows(faces: Faces, snapshot: TranscriptSnapshot, tallest: number): ResultRow[] {
  const fields = subjectFields(snapshot.rows.map(({ subject }) => subject));
  const rows = snapshot.rows.map((row, index) => resultRow(faces, row, fields[index] ?? ''));
  const giant = rows.findIndex(({ height }) => height > tallest);
  if (giant >= 0) throw raise('documents.tooTall', { text: snapshot.rows[giant]?.remark.slice(0, 60) ?? '' });
  if (snapshot.mean) rows.push(meanRow(faces, snapshot.mean));
  return rows;
}

function resultRow(faces: Faces, row: TranscriptRow, field: string): ResultRow {
  const cells = [
    block(faces, row.subjectName, WIDTHS[0] ?? 0, { sizes: [10.5, 10], most: 2, align: 'left' }),
    ...[row.term1, row.term2, row.year].map((result) => resultCell(faces, printedResult(result))),
    resultCell(faces, row.retest === null ? '' : printedResult(row.retest)),
  ];
  const width = WIDTHS[REMARK] ?? 0;
  const remark = [
    block(faces, row.remark, width, { sizes: [9], align: 'left' }),
    block(faces, `GV: ${row.teacher}`, width, { face: 'italic', sizes: [8.5], align: 'left' }),
  ];
  const height = Math.max(ROW, cellHeight(remark), ...cells.map((cell) => cellHeight([cell])));
  return { height, cells, remark, signed: { field, subject: row.subject } };
}

function meanRow(faces: Faces, { term1, term2, year }: NonNullable<TranscriptSnapshot['mean']>): ResultRow {
  const cells = [
    block(faces, 'ĐTB các môn', WIDTHS[0] ?? 0, { face: 'bold', sizes: [10.5], align: 'left' }),
    ...[term1, term2, year].map((tenths) => resultCell(faces, printedTenths(tenths))),
  ];
  return { height: mm(8), cells, remark: [] };
}

const resultCell = (faces: Faces, text: string) => block(faces, text, mm(12.5), { sizes: [10.5, 9] });

/** Draws the head and these rows; returns the y below the table. */
export function drawResultTable(
  drafting: Drafting,
  canvas: Canvas,
  regime: TranscriptSnapshot['regime'],
  rows: readonly ResultRow[],
  top: number,
): number {
  const table = columns(drafting.sheet.left, WIDTHS);
  drawTableHead(canvas, table, wordings[regime], top);
  const ys = [top + TABLE_HEAD];
  for (const row of rows) {
    const y = ys.at(-1) ?? 0;
    row.cells.forEach((cell, column) => {
      setBlocks(canvas, { x: table.left(column), y, width: table.width(column), height: row.height }, cell);
    });
    setBlocks(
      canvas,
      { x: table.left(REMARK), y, width: table.width(REMARK), height: row.height },
      ...row.remark,
    );
    if (row.signed) {
      const x = table.left(SLOT_COLUMN) + (table.width(SLOT_COLUMN) - SLOT.width) / 2;
      const slot = { x, y: y + (row.height - SLOT.height) / 2, ...SLOT };
      drafting.slot(row.signed.field, 'subject', slot, row.signed.subject);
    }
    ys.push(y + row.height);
  }
  ruleRows(canvas, table, ys);
  return ys.at(-1) ?? top;
}

function drawTableHead(canvas: Canvas, table: Columns, words: TranscriptWording, y: number): void {
  const cell = (
    text: string,
    [column, span]: readonly [number, number],
    from: number,
    height: number,
    style: Partial<BlockStyle>,
  ) => {
    const into = { x: table.left(column), y: y + from, width: table.width(column, span), height };
    canvas.box(into.x, into.y, into.width, into.height);
    const heading = { face: 'bold', sizes: [9.5, 9, 8.5, 8], most: 5, ...style } satisfies BlockStyle;
    setBlocks(canvas, into, block(canvas.faces, text, into.width, heading));
  };
  cell(words.subjects, [0, 1], 0, TABLE_HEAD, {});
  cell(words.results, [1, 3], 0, HEAD[0], {});
  words.terms.forEach((term, index) => {
    cell(term, [1 + index, 1], HEAD[0], HEAD[1], { sizes: [9, 8.5], most: 1, padding: 0.4 });
  });
  cell(words.retest, [4, 1], 0, TABLE_HEAD, { padding: 1 });
  cell(words.remarks, [REMARK, 2], 0, TABLE_HEAD, {});
}
