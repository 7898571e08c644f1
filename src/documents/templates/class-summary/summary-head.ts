// Heading of the class summary, and the table's heading that every page repeats.
import {
  block,
  blockHeight,
  LEADING,
  mm,
  setBlocks,
  setUpright,
  type Block,
  type Canvas,
  type Columns,
  type Rectangle,
} from '../../layout/index.ts';
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import type { Drafting } from '../drafting.ts';
import { drawNationalTitle, drawSchool } from '../heading.ts';
import { authorityLines, printedYear } from '../wording.ts';
import type { SummaryColumn } from './summary-columns.ts';
import { periodNames } from './wording.ts';

export const TABLE_HEAD = mm(26);
const GROUP = mm(9);

/** Returns the y where the table begins. */
export function drawSummaryHead(canvas: Canvas, { sheet }: Drafting, snapshot: ClassSummarySnapshot): number {
  const { school, schoolYear, className, period, homeroomTeacher, rows } = snapshot;
  const authority = [authorityLines(school, schoolYear).join(' ')];
  const left = drawSchool(canvas, { x: sheet.left, y: sheet.top, width: mm(110) }, authority, school.name);
  const right = drawNationalTitle(canvas, { x: sheet.right - mm(95), y: sheet.top, width: mm(95) });
  const middle = (sheet.left + sheet.right) / 2;
  const title = Math.max(left, right) + mm(6);
  canvas.text(
    middle,
    title,
    `BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ GIÁO DỤC – ${periodNames[period].toUpperCase()}`,
    {
      face: 'bold',
      size: 14,
      align: 'centre',
    },
  );
  const about =
    `Lớp: ${className}   –   Năm học: ${printedYear(schoolYear)}   –   ` +
    `Giáo viên chủ nhiệm: ${homeroomTeacher}   –   Sĩ số: ${rows.length}`;
  canvas.text(middle, title + mm(5.2), about, { size: 11, align: 'centre' });
  return title + mm(7.2);
}

/** On further pages: what the table is. Returns the y where the table goes on. */
export function drawRunningHead(canvas: Canvas, drafting: Drafting, snapshot: ClassSummarySnapshot): number {
  const { sheet } = drafting;
  const { lines, face, size } = runningHead(drafting, snapshot);
  lines.forEach((line, index) => {
    canvas.text(sheet.left, sheet.top + mm(4) + index * size * LEADING, line, { face, size });
  });
  return sheet.top + runningHeadHeight(drafting, snapshot);
}

export const runningHeadHeight = (drafting: Drafting, snapshot: ClassSummarySnapshot): number =>
  mm(1.8) + blockHeight(runningHead(drafting, snapshot));

/** In one line where it fits the width of the text, else in more. */
function runningHead({ faces, sheet }: Drafting, snapshot: ClassSummarySnapshot): Block {
  const { className, period, schoolYear, school } = snapshot;
  const text =
    `${school.name} – Bảng tổng hợp kết quả đánh giá giáo dục, ${periodNames[period]}, ` +
    `lớp ${className}, năm học ${printedYear(schoolYear)} (tiếp theo)`;
  return block(faces, text, sheet.right - sheet.left, {
    face: 'italic',
    sizes: [10, 9.5, 9, 10],
    padding: 0,
  });
}

export function drawTableHead(
  canvas: Canvas,
  table: Columns,
  shape: readonly SummaryColumn[],
  top: number,
): void {
  shape.forEach(({ heading, upright, group }, column) => {
    const above = group === undefined ? 0 : GROUP;
    const into = {
      x: table.left(column),
      y: top + above,
      width: table.width(column),
      height: TABLE_HEAD - above,
    };
    canvas.box(into.x, into.y, into.width, into.height);
    if (upright) {
      setUpright(canvas, into, uprightHeading(canvas, heading, into));
    } else {
      const style = { face: 'bold', sizes: [9.5, 9, 8.5], most: 3, padding: 0.6 } as const;
      setBlocks(canvas, into, block(canvas.faces, heading, into.width, style));
    }
  });
  drawGroups(canvas, table, shape, top);
}

/** The largest type in which the turned heading's lines stand side by side within the column. */
function uprightHeading({ faces }: Canvas, heading: string, { width, height }: Rectangle): Block {
  const set = (size: number) => block(faces, heading, height, { face: 'bold', sizes: [size], padding: 1.5 });
  const sizes = [9, 8.5, 8, 7.5, 7, 6.5];
  return set(sizes.find((size) => blockHeight(set(size)) <= width) ?? 6);
}

function drawGroups(canvas: Canvas, table: Columns, shape: readonly SummaryColumn[], top: number): void {
  for (const group of new Set(shape.flatMap((column) => column.group ?? []))) {
    const first = shape.findIndex((column) => column.group === group);
    const span = shape.filter((column) => column.group === group).length;
    const into = { x: table.left(first), y: top, width: table.width(first, span), height: GROUP };
    canvas.box(into.x, into.y, into.width, into.height);
    setBlocks(
      canvas,
      into,
      block(canvas.faces, group, into.width, { face: 'bold', sizes: [9.5, 9], most: 2, padding: 0.6 }),
    );
  }
}
