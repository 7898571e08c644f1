// Học bạ, page B: levels, promotion, awards, the homeroom teacher's remark and the principal's approval.
import { mm, wrap, type Canvas } from '../../layout/index.ts';
import type { Imprint, TranscriptSnapshot } from '../../snapshot.ts';
import { drawField, type BlankField } from '../blank-field.ts';
import { drawCheckBox } from '../check-box.ts';
import type { Drafting } from '../drafting.ts';
import { drawLevelTable } from './level-table.ts';
import { drawPageHead } from './page-head.ts';
import { drawApproval, drawHomeroomSignature, APPROVAL, HOMEROOM } from './sign-off.ts';
import { outcomes, wordings } from './wording.ts';

const SIZE = 11.5;
const LINE = mm(6);

export function drawPageB(drafting: Drafting, snapshot: TranscriptSnapshot, imprint: Imprint): void {
  const { sheet } = drafting;
  const canvas = drafting.page();
  let y = drawLevelTable(canvas, drafting, snapshot, drawPageHead(canvas, drafting, snapshot));
  y = drawAdjustment(canvas, snapshot, sheet.left, y);
  y = drawOutcome(canvas, snapshot, sheet, y + mm(7));
  y = drawAwards(canvas, snapshot, sheet, y + mm(1));
  drawSignOff(drafting, canvas, snapshot, imprint, y + mm(1));
}

function drawAdjustment(canvas: Canvas, snapshot: TranscriptSnapshot, left: number, y: number): number {
  const subject = snapshot.adjustedBecauseOf;
  if (subject === null) return y;
  const name = snapshot.rows.find((row) => row.subject === subject)?.subjectName ?? subject;
  const text = `(*) ${wordings[snapshot.regime].adjustment} ${name}.`;
  const lines = wrap(canvas.faces.italic, text, 10, mm(160));
  lines.forEach((line, index) =>
    canvas.text(left, y + mm(4.5) + index * 12, line, { face: 'italic', size: 10 }),
  );
  return y + mm(4.5) + (lines.length - 1) * 12;
}

function drawOutcome(
  canvas: Canvas,
  snapshot: TranscriptSnapshot,
  sheet: Drafting['sheet'],
  top: number,
): number {
  let y = top;
  for (const { label, holds } of outcomes(snapshot)) {
    drawCheckBox(canvas, sheet.left, y, label, holds, SIZE);
    y += LINE;
  }
  return y;
}

function drawAwards(
  canvas: Canvas,
  { title, afterSummer }: TranscriptSnapshot,
  sheet: Drafting['sheet'],
  top: number,
): number {
  const training = afterSummer?.training ?? null;
  const fields = [
    ...(training === null ? [] : [{ label: 'Kết quả rèn luyện trong hè:', value: training }]),
    { label: 'Chứng chỉ (nếu có):' },
    { label: 'Kết quả tham gia các cuộc thi (nếu có):' },
    { label: 'Khen thưởng (nếu có):', value: title ?? '', face: 'bold' },
  ] satisfies readonly BlankField[];
  let y = top;
  for (const field of fields) {
    y = drawField(canvas, field, { x: sheet.left, end: sheet.right, y, size: SIZE }) + LINE;
  }
  return y;
}

/** Remark and approval stay together on this page, or begin the next one; only a very long remark runs over. */
function drawSignOff(
  drafting: Drafting,
  first: Canvas,
  snapshot: TranscriptSnapshot,
  imprint: Imprint,
  below: number,
): void {
  const { sheet, faces } = drafting;
  let canvas = first;
  let y = below;
  const turn = () => {
    canvas = drafting.page();
    y = drawPageHead(canvas, drafting, snapshot) + mm(2);
  };
  const remark = wrap(faces.regular, snapshot.homeroomRemark, SIZE, sheet.right - sheet.left);
  const dotted = Math.max(0, 2 - remark.length);
  if (y + mm(6) + (remark.length + dotted) * LINE + HOMEROOM + APPROVAL > sheet.bottom) turn();

  const middle = (sheet.left + sheet.right) / 2;
  canvas.text(middle, y + mm(4), 'NHẬN XÉT CỦA GIÁO VIÊN CHỦ NHIỆM', {
    face: 'bold',
    size: 12,
    align: 'centre',
  });
  y += mm(10.5);
  remark.forEach((line, index) => {
    const withClosing = index === remark.length - 1 ? HOMEROOM + APPROVAL : 0;
    if (y + withClosing > sheet.bottom) turn();
    canvas.text(sheet.left, y, line, { size: SIZE });
    y += LINE;
  });
  for (let line = 0; line < dotted; line++, y += LINE) canvas.dots(sheet.left, sheet.right, y);
  y = drawHomeroomSignature(drafting, canvas, snapshot, y - mm(2));
  drawApproval(drafting, canvas, snapshot, imprint, y);
}
