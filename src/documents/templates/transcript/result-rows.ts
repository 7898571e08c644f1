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
import type { CarriedSignature } from '../../supersession.ts';
import type { Faces } from '../../typeface/index.ts';
import type { Drafting } from '../drafting.ts';
import { subjectFields } from '../field-names.ts';
import { carriedOver, drawCarriedOver } from '../succession.ts';
import { printedResult, printedTenths } from '../wording.ts';
import { wordings, type TranscriptWording } from './wording.ts';

/** A row ready to be set: texts for the first columns, remark and teacher, and the slot's name if it is signed. */
export interface ResultRow {
  readonly height: number;
  readonly cells: readonly Block[];
  readonly remark: readonly Block[];
  readonly signed?: { readonly field: string; readonly subject: string; readonly slotHeight: number };
  /** The row was signed in an earlier version and nobody touched it since. */
  readonly carried?: CarriedSignature;
}

/** How close rows stand: many subjects share a page when slots and type are a little smaller. */
export interface Density {
  readonly slotHeight: number;
  readonly remark: number;
  readonly teacher: number;
  readonly subject: readonly number[];
  /** White above and below a cell's text. */
  readonly padding: number;
  readonly mean: number;
}

/** From the form's own 34 × 12 mm slots to what 16 subjects need; names stay at 8 points or more. */
export const densities: readonly [Density, ...Density[]] = [
  { slotHeight: mm(12), remark: 9, teacher: 8.5, subject: [10.5, 10], padding: 2.4, mean: mm(8) },
  { slotHeight: mm(10.8), remark: 8.5, teacher: 8, subject: [10, 9.5, 9], padding: 1.2, mean: mm(7) },
  { slotHeight: mm(9.6), remark: 8, teacher: 8, subject: [9.5, 9, 8.5], padding: 0.6, mean: mm(6) },
];

const WIDTHS = [mm(28), mm(13), mm(13), mm(13), mm(16), mm(42.5), mm(34.5)];
const REMARK = 5;
const SLOT_COLUMN = 6;
const SLOT_WIDTH = mm(34);
/** White above and below the slot together. */
const AROUND = mm(0.7);
const HEAD = [mm(10.5), mm(8)] as const;
export const TABLE_HEAD = HEAD[0] + HEAD[1];

export function resultRows(
  faces: Faces,
  snapshot: TranscriptSnapshot,
  density: Density,
  tallest: number,
): ResultRow[] {
  const fields = subjectFields(snapshot.rows.map(({ subject }) => subject));
  const rows = snapshot.rows.map((row, index): ResultRow => {
    const carried = carriedOver(snapshot, row.subject);
    return { ...resultRow(faces, row, fields[index] ?? '', density), ...(carried && { carried }) };
  });
  const giant = rows.findIndex(({ height }) => height > tallest);
  if (giant >= 0) throw raise('documents.tooTall', { text: snapshot.rows[giant]?.remark.slice(0, 60) ?? '' });
  if (snapshot.mean) rows.push(meanRow(faces, snapshot.mean, density));
  return rows;
}

function resultRow(faces: Faces, row: TranscriptRow, field: string, density: Density): ResultRow {
  const { slotHeight, padding } = density;
  const cells = [
    block(faces, row.subjectName, WIDTHS[0] ?? 0, { sizes: density.subject, most: 2, align: 'left' }),
    ...[row.term1, row.term2, row.year].map((result) => resultCell(faces, printedResult(result))),
    resultCell(faces, row.retest === null ? '' : printedResult(row.retest)),
  ];
  const width = WIDTHS[REMARK] ?? 0;
  const remark = [
    block(faces, row.remark, width, { sizes: [density.remark], align: 'left' }),
    block(faces, `GV: ${row.teacher}`, width, { face: 'italic', sizes: [density.teacher], align: 'left' }),
  ];
  const height = Math.max(
    slotHeight + AROUND,
    cellHeight(remark, padding),
    ...cells.map((cell) => cellHeight([cell], padding)),
  );
  return { height, cells, remark, signed: { field, subject: row.subject, slotHeight } };
}

function meanRow(
  faces: Faces,
  { term1, term2, year }: NonNullable<TranscriptSnapshot['mean']>,
  density: Density,
): ResultRow {
  const cells = [
    block(faces, 'ĐTB các môn', WIDTHS[0] ?? 0, { face: 'bold', sizes: [10.5], align: 'left' }),
    ...[term1, term2, year].map((tenths) => resultCell(faces, printedTenths(tenths))),
  ];
  return { height: density.mean, cells, remark: [] };
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
      const { field, subject, slotHeight: height } = row.signed;
      const x = table.left(SLOT_COLUMN) + (table.width(SLOT_COLUMN) - SLOT_WIDTH) / 2;
      const slot = { x, y: y + (row.height - height) / 2, width: SLOT_WIDTH, height };
      if (row.carried) drawCarriedOver(canvas, slot, row.carried);
      else drafting.slot(field, 'subject', slot, subject);
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
    const set = (size: number) =>
      block(canvas.faces, text, into.width, { face: 'bold', ...style, sizes: [size] });
    const sizes = style.sizes ?? [9.5, 9, 8.5, 8, 7.5];
    const largest = sizes.find((size) => cellHeight([set(size)], 1) <= height) ?? sizes.at(-1) ?? 8;
    setBlocks(canvas, into, set(largest));
  };
  cell(words.subjects, [0, 1], 0, TABLE_HEAD, {});
  cell(words.results, [1, 3], 0, HEAD[0], {});
  words.terms.forEach((term, index) => {
    cell(term, [1 + index, 1], HEAD[0], HEAD[1], { sizes: [8.5], padding: 0.4 });
  });
  cell(words.retest, [4, 1], 0, TABLE_HEAD, { padding: 1 });
  cell(words.remarks, [REMARK, 2], 0, TABLE_HEAD, {});
}
